#!/usr/bin/env node
// The package's bin: the command line.
import { launch } from './launch/launch.mjs'

await launch('cli')
