/**
 * Who may import whom: the table of the design ("The house") as rules. Layers, from the bottom:
 *
 *   kernel/domain  <-  kernel  <-  hooks  <-  slices (src/collections/<s>) and modules
 *   (src/plugins/<m>)  <-  app, payload.config.ts, src/*.ts, src/entry
 *
 * `components/ui` is a layer of its own, used by screens; `realtime-server` stands alone.
 * tools/depcruise.spec.ts proves on fixture trees that every rule bites.
 */

/** Tests reach for whatever they test. */
const TEST = String.raw`\.spec\.tsx?$|^tests/`
const SLICE = String.raw`^src/(?:collections|plugins)/[^/]+/`
const PUBLIC = String.raw`${SLICE}public\.ts$`
/** The pieces of its screens that other slices' screens show. */
const BROWSER = String.raw`${SLICE}browser\.ts$`
/** Types that Payload generates from the composed configuration: known everywhere above the kernel. */
const TYPES = String.raw`^src/payload-types\.ts$`

const error = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { ...from, pathNot: [TEST, ...(from.pathNot ?? [])] },
  to,
})

/** A slice or module: its own files, and only the public.ts and browser.ts of the others. */
const neighbour = (folder) =>
  error(
    `${folder}-through-public`,
    'Others are reached through their public.ts or browser.ts alone; reactions go through events',
    { path: `^src/${folder}/([^/]+)/` },
    { path: SLICE, pathNot: [`^src/${folder}/$1/`, PUBLIC, BROWSER] },
  )

const layers = [
  error(
    'kernel-imports-nothing-above',
    'The kernel has no business words: it reaches people and memberships through kernel/identity',
    { path: '^src/kernel/', pathNot: ['^src/kernel/portal/'] },
    { path: ['^src/(?!kernel/)', String.raw`^payload\.config\.ts$`] },
  ),
  error(
    'portal-frame-draws-only',
    'The frame around every page draws with the design system and knows no slice',
    { path: '^src/kernel/portal/' },
    { path: '^src/(?!kernel/|components/ui/)' },
  ),
  error(
    'one-door-to-the-configuration',
    'Pages reach Payload through portal/payload.ts, which opens the composed configuration',
    { path: '^src/kernel/portal/', pathNot: [String.raw`^src/kernel/portal/payload\.ts$`] },
    { path: String.raw`^payload\.config\.ts$` },
  ),
  error(
    'domain-stays-pure',
    'Domain rules import their own folder and kernel/domain',
    { path: '^(src/.+/domain)/' },
    { path: '^src/', pathNot: ['^$1/', '^src/kernel/domain/'] },
  ),
  error(
    'domain-without-frameworks',
    'Domain rules use date arithmetic at most: no framework, no I/O, no clock',
    { path: '^src/.+/domain/' },
    {
      dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
      pathNot: String.raw`node_modules/date-fns/`,
    },
  ),
  error(
    'hooks-import-kernel-only',
    'Hooks that several collections share know none of them',
    { path: '^src/hooks/' },
    { path: '^src/', pathNot: ['^src/(kernel|hooks)/', TYPES] },
  ),
  neighbour('collections'),
  neighbour('plugins'),
  error(
    'slice-knows-no-composition',
    'A slice or module knows the kernel, shared hooks, the design system and its neighbours',
    { path: SLICE },
    {
      path: ['^src/', String.raw`^payload\.config\.ts$`],
      pathNot: ['^src/(kernel|hooks|collections|plugins|components/ui)/', TYPES],
    },
  ),
  error(
    'slice-not-its-lists',
    'The lists of slices and modules import the slices, never the other way round',
    { path: SLICE },
    { path: String.raw`^src/(collections|plugins)/[^/]+\.ts$` },
  ),
  error(
    'ui-only-from-screens',
    'Rules and use cases draw nothing',
    {
      path: SLICE,
      pathNot: [`${SLICE}(portal|desk|admin|emails)/`, '^src/(collections|plugins)/.+/components/'],
    },
    { path: '^src/components/' },
  ),
  error(
    'ui-stands-alone',
    'The design system takes its words and data as props',
    { path: '^src/components/' },
    { path: '^src/', pathNot: ['^src/components/', '^src/kernel/i18n/client'] },
  ),
  error(
    'realtime-server-stands-alone',
    'The realtime server is a program of its own',
    { path: '^src/realtime-server/' },
    { path: ['^src/', String.raw`^payload\.config\.ts$`], pathNot: '^src/realtime-server/' },
  ),
  error(
    'realtime-server-is-not-imported',
    'Only its own entry and the process entry points start the realtime server',
    { path: '^src/', pathNot: ['^src/realtime-server/', '^src/entry/'] },
    { path: '^src/realtime-server/' },
  ),
  error(
    'entry-is-not-imported',
    'Entry points compose; nobody builds on them',
    { path: ['^src/', String.raw`^payload\.config\.ts$`], pathNot: ['^src/entry/'] },
    { path: '^src/entry/' },
  ),
]

const screens = [
  error(
    'app-imports-screens-only',
    'A page is context + query + view: it imports portal/ and desk/ of slices, never their inside',
    { path: '^src/app/', pathNot: [String.raw`^src/app/\(payload\)/`] },
    {
      path: ['^src/', String.raw`^payload\.config\.ts$`],
      pathNot: [
        '^src/app/',
        '^src/(collections|plugins)/[^/]+/(portal|desk)/',
        '^src/kernel/(portal|http|i18n)/',
        '^src/components/ui/',
      ],
    },
  ),
  error(
    'panel-imports-its-configuration',
    'The generated panel knows payload.config.ts and its import map',
    { path: String.raw`^src/app/\(payload\)/`, pathNot: [String.raw`/importMap\.js$`] },
    {
      path: '^src/',
      pathNot: [
        '^src/app/',
        '^src/(collections|plugins)/[^/]+/(portal|desk)/',
        '^src/kernel/(portal|http|i18n)/',
        '^src/components/ui/',
      ],
    },
  ),
  error(
    'nobody-imports-pages',
    'Pages are the outermost layer',
    { path: '^src/', pathNot: ['^src/app/'] },
    { path: '^src/app/' },
  ),
  error(
    'client-without-server',
    'A portal component may reach the browser: server code comes to it as props or actions',
    {
      path: [
        '^src/.+/(portal|desk)/components/',
        '^src/(collections|plugins)/[^/]+/client/',
        BROWSER,
      ],
    },
    {
      path: [
        '^src/.+/(operations|endpoints|jobs|collections/[^/]+|hooks|emails)/',
        String.raw`^src/.+/(portal|desk)/queries`,
        PUBLIC,
        String.raw`^src/kernel/(access|audit|database|events|files|http|jobs|notifications|privacy|tenancy)/`,
        String.raw`^src/kernel/(env|identity|module)\.ts$`,
        'node_modules/(payload|@payloadcms|pg|pg-boss|pino|pusher|sharp|nodemailer|flydrive)/',
      ],
      // The slice's own folder always begins src/collections/<slice>/: that alone is no offence.
      pathNot: [
        '^src/(collections|plugins)/[^/]+/(portal|desk)/(components|actions)',
        '^src/(collections|plugins)/[^/]+/(domain|client)/',
        String.raw`^src/(collections|plugins)/[^/]+/(slugs|events)\.ts$`,
        '^src/kernel/[^/]+/client',
      ],
      dependencyTypesNot: ['type-only'],
    },
  ),
]

const useCases = [
  error(
    'operations-know-no-caller',
    'Endpoints, actions, jobs and screens call the use case, never the other way round',
    { path: '^src/.+/operations/' },
    {
      path: [
        `${SLICE}(endpoints|jobs|portal|desk|admin)/`,
        '^src/app/',
        String.raw`^node_modules/(next|react|react-dom|@payloadcms/(ui|next))/`,
      ],
    },
  ),
  error(
    'testing-kit-is-for-tests',
    'kernel/testing holds fakes',
    { path: '^src/', pathNot: ['^src/kernel/testing/', '/testing/'] },
    { path: ['^src/kernel/testing/', '^src/.+/testing/', '^tests/'] },
  ),
]

const hygiene = [
  {
    name: 'no-circular',
    comment:
      'A circle has no order in which it can be read, tested or loaded; a job that loads its handler when it runs is none',
    severity: 'error',
    from: { pathNot: [TYPES] },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
  },
  error(
    'no-unresolvable',
    'An import must lead somewhere',
    { path: '' },
    // The import map and the generated types are written by a build step.
    { couldNotResolve: true, pathNot: ['importMap', 'payload-types'] },
  ),
  error(
    'no-undeclared-package',
    'A package that others happen to install can go at any time',
    { path: ['^src/', String.raw`^payload\.config\.ts$`] },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  error(
    'no-dev-package-in-the-product',
    'What runs in production is a dependency',
    { path: ['^src/', String.raw`^payload\.config\.ts$`], pathNot: ['/testing/'] },
    {
      dependencyTypes: ['npm-dev'],
      dependencyTypesNot: ['type-only'],
      pathNot: 'node_modules/@types/',
    },
  ),
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...layers, ...screens, ...useCases, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`^(\.next|\.data|coverage|src/migrations)/` },
    // Types count: a layer that knows another's types knows the layer.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
    skipAnalysisNotInRules: true,
  },
}
