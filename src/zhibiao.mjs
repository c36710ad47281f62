#!/usr/bin/env node
// The package's bin: the command line is TypeScript, which tsx reads as it is.
import { register } from 'tsx/esm/api'

register()
await import('./cli.ts')
