import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import courtyard from './tools/eslint/index.js'

const CODE = ['**/*.{ts,tsx}']
const PLAIN_JS = ['**/*.{js,mjs,cjs}']
const SPECS = ['**/*.spec.{ts,tsx}']
const TESTS = ['tests/**', ...SPECS]

/** What Node gives every script: the rest of a plain script must be imported. */
const NODE_GLOBALS = Object.fromEntries(
  [
    'AbortController AbortSignal Buffer Headers Request Response URL URLSearchParams',
    'TextDecoder TextEncoder WebSocket performance console fetch process queueMicrotask',
    'setImmediate setInterval setTimeout clearImmediate clearInterval clearTimeout',
    'structuredClone crypto',
  ]
    .join(' ')
    .split(' ')
    .map((name) => [name, 'readonly']),
)

export default tseslint.config(
  {
    ignores: [
      '.next/**',
      '.data/**',
      'node_modules/**',
      'coverage/**',
      'dist/**',
      'src/payload-types.ts',
      'src/migrations/**',
      'src/app/(payload)/admin/importMap.js',
      'next-env.d.ts',
      'tests/artifacts/**',
      'tests/conformance/**',
      'tests/fixtures/**',
      'tests/load/yardstick/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: CODE,
    extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // `!= null` is the short way to ask for both nothings.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // React calls event handlers and form actions: it takes async ones.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, properties: false } },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Hooks, access rules, actions and test fakes are async by their type, with or without an await.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A module that moves inside a package breaks these without a major version.
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['payload/dist/*', '@payloadcms/*/dist/*', 'next/dist/*'] }] },
      ],
    },
  },
  {
    files: ['**/*.tsx', 'src/**/use*.ts'],
    ...reactHooks.configs.flat.recommended,
  },
  {
    files: PLAIN_JS,
    extends: [js.configs.recommended],
    languageOptions: { globals: NODE_GLOBALS },
    rules: { eqeqeq: 'error' },
  },
  {
    files: ['public/*.js'],
    languageOptions: { globals: { self: 'readonly' } },
  },

  { plugins: { courtyard } },
  {
    files: ['src/**/*.{ts,tsx}', 'payload.config.ts'],
    // Migrations set the owner's address for the configuration that is loaded after them.
    ignores: ['src/kernel/env.ts', 'src/realtime-server/env.ts', 'src/entry/migrate.ts', ...SPECS],
    rules: { 'courtyard/no-process-env': 'error', 'no-console': 'error' },
  },
  {
    files: [...CODE, ...PLAIN_JS],
    // Whoever signs in is nobody yet: their own row is read by the system.
    ignores: ['src/collections/users/operations/signIn.ts', 'tests/**', 'tools/eslint/**'],
    rules: { 'courtyard/no-override-access-true': 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'payload.config.ts'],
    rules: { 'courtyard/user-needs-override-access-false': 'error' },
  },
  {
    files: ['src/app/**/*.{ts,tsx}'],
    ignores: ['src/app/(payload)/**'],
    rules: { 'courtyard/no-get-payload-in-app': 'error' },
  },
  {
    files: ['src/**/domain/**/*.{ts,tsx}'],
    ignores: SPECS,
    rules: { 'courtyard/no-clock-in-domain': 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'payload.config.ts'],
    ignores: SPECS,
    rules: { 'courtyard/no-type-assertion': 'error' },
  },
  {
    files: ['src/**/{hooks,endpoints,operations}/**/*.{ts,tsx}'],
    ignores: SPECS,
    rules: { 'courtyard/payload-calls-pass-req': 'error' },
  },
  {
    files: ['src/**/hooks/**/*.{ts,tsx}'],
    ignores: SPECS,
    rules: { 'courtyard/no-network-in-hooks': 'error' },
  },
  {
    files: ['src/**/*.tsx'],
    ignores: SPECS,
    rules: { 'courtyard/no-literal-text': 'error' },
  },

  {
    // A test asserts what it then relies on, and builds broken input on purpose.
    files: TESTS,
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Answers come over the wire, in every shape; what a test expects of them is what it asserts.
    files: ['tests/{contract,int,helpers}/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Payload marks `operation` of these hooks because of one of its values, 'read', which it still
    // passes and for which there is no other name before version 4.
    files: ['src/**/hooks/*.ts', 'src/kernel/{http/clampLimit,tenancy/lockRow}.ts'],
    rules: { '@typescript-eslint/no-deprecated': ['error', { allow: ['operation'] }] },
  },
  {
    // The process entry points and the realtime server's main talk to a terminal.
    files: ['src/entry/**', 'src/realtime-server/main.ts'],
    rules: { 'no-console': 'off' },
  },
)
