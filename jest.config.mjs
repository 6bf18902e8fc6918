import { existsSync } from 'node:fs'
import { COUNTED, transform } from './tools/jest/counted.mjs'

/**
 * Four projects, native ESM (run with NODE_OPTIONS=--experimental-vm-modules):
 *   unit      src and tools, beside the source, no database
 *   contract  walks the composed configuration
 *   int       the real configuration on Postgres
 *   e2e       a browser against a running stack
 */

/** The helpers of a project, or nothing where they are not in the tree. */
const helpers = (entries) =>
  Object.fromEntries(
    Object.entries(entries).filter(([, path]) => existsSync(new URL(path, import.meta.url))),
  )

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: './tools/jest/environment.mjs',
  runtime: './tools/jest/runtime.mjs',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        ...transform,
        sourceMaps: 'inline',
        experimental: { customCoverageInstrumentation: { enabled: true } },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/'],
  moduleNameMapper: {
    '\\.(css|scss)$': '<rootDir>/tools/jest/emptyStyle.js',
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@payload-config$': '<rootDir>/payload.config.ts',
    // It throws outside of a bundler, which is all that it does.
    '^server-only$': '<rootDir>/node_modules/server-only/empty.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/.next/', '<rootDir>/.data/', '<rootDir>/tests/fixtures/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/.next/', '<rootDir>/.data/'],
}

const database = helpers({
  globalSetup: './tests/helpers/globalSetup.mjs',
  globalTeardown: './tests/helpers/globalTeardown.mjs',
})

const browser = helpers({
  globalSetup: './tests/helpers/e2eSetup.mjs',
  globalTeardown: './tests/helpers/e2eTeardown.mjs',
})

export default {
  // Jest would leave one core to the machine; here Postgres and the browser wait more than they work.
  maxWorkers: '100%',
  // Node gives back no modules of a test file that is over: a worker of some GB does little but collect.
  workerIdleMemoryLimit: '1200MB',
  testSequencer: './tools/jest/sequencer.mjs',
  // payload.destroy() leaves sockets open: a run that is done must end.
  forceExit: true,
  // Not a figure: what takes seconds alone may take many on a machine that is busy.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/tools/**/*.spec.ts'],
    },
    {
      ...shared,
      ...database,
      displayName: 'contract',
      testMatch: ['<rootDir>/tests/contract/**/*.spec.ts'],
    },
    {
      ...shared,
      ...database,
      displayName: 'int',
      testMatch: ['<rootDir>/tests/int/**/*.int.spec.ts'],
    },
    {
      ...shared,
      ...browser,
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/e2e/**/*.e2e.spec.ts'],
    },
  ],
  // Statements counted by the compiler itself. V8's own counting made a run a third longer: it counts
  // in every module of every package too.
  coverageProvider: 'babel',
  coverageDirectory: 'coverage',
  coverageReporters: ['json', 'json-summary', 'text-summary', 'lcovonly'],
  collectCoverageFrom: COUNTED,
}
