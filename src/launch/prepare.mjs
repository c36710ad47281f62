// Runs after `npm ci`, so that the first start has nothing to prepare. What cannot be prepared here is at the start.
import { build } from './build.mjs'
import { findBundle } from './bundle.mjs'

try {
  if (!findBundle()) await build()
} catch {
  // No build tool (`--omit=dev`) or no right to write here: the start says what it needs.
}
