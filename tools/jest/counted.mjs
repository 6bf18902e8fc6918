/**
 * What the coverage counts. Screens are measured by the browser tests, generated code by nothing.
 * tools/coverage.mjs enforces the thresholds.
 */
export const COUNTED = [
  'src/**/*.{ts,tsx}',
  '!src/**/*.spec.{ts,tsx}',
  '!src/**/*.d.ts',
  '!src/app/**',
  '!src/components/**',
  '!src/**/admin/**',
  '!src/**/portal/components/**',
  '!src/**/desk/components/**',
  '!src/migrations/**',
  '!src/payload-types.ts',
]

/** How TypeScript becomes JavaScript in the tests, in the words of swc. */
export const transform = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: 'es2023',
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
}
