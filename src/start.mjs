#!/usr/bin/env node
// `npm start`: the server, or without credentials the rehearsal.
import { launch } from './launch/launch.mjs'

await launch('node')
