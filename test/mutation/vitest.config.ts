import { join, relative } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { withSwitches } from './mutants.ts'
import { type Judged, readState } from './state.ts'

const root = join(import.meta.dirname, '../..')
const tests = (process.env.MUTATION_TESTS ?? '').split(',')

const mutants = new Map<string, Judged[]>()
for (const one of readState()) mutants.set(one.file, [...(mutants.get(one.file) ?? []), one])

/** The cheap tests first: what they notice costs the dear ones nothing. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      tests.findIndex((test) => relative(root, moduleId).startsWith(test))
    return files.toSorted((a, b) => place(a) - place(b))
  }
}

/** The tests of the product over sources in which every sampled mutant can be switched on. */
export default defineConfig({
  root,
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      transform(source, id) {
        const here = mutants.get(relative(root, id))
        return here && { code: withSwitches(source, here), map: null }
      },
    },
  ],
  test: {
    include: tests,
    setupFiles: [join(root, 'test/mutation/switch.ts'), join(root, 'test/seed.ts')],
    runner: join(root, 'test/mutation/runner.ts'),
    isolate: false,
    maxWorkers: 1,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    sequence: { sequencer: InOrder },
  },
})
