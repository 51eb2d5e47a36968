// The import rules of the house, as data: which folder may import which, each with its reason.
// Imports run one way: game <- machine <- formats, library <- engine <- analysis <- training <- server, cli;
// machine <- layout; all of these <- editor <- ui <- routes.

const lib = (...names) => `^src/lib/(${names.join('|')})/`;

/** What each folder of src/lib may import from its siblings. */
const MAY_IMPORT = {
  game: [],
  machine: ['game'],
  formats: ['game', 'machine'],
  layout: ['game', 'machine'],
  library: ['game', 'machine', 'formats'],
  engine: ['game', 'machine', 'library'],
  analysis: ['game', 'machine', 'library', 'engine'],
  training: ['game', 'machine', 'formats', 'library', 'engine', 'analysis'],
  server: ['game', 'machine', 'formats', 'library', 'engine', 'analysis', 'training', 'layout'],
  editor: ['game', 'machine', 'formats', 'library', 'engine', 'analysis', 'layout'],
  ui: ['game', 'machine', 'formats', 'library', 'engine', 'analysis', 'training', 'layout', 'editor'],
};

const REASON = {
  game: 'The rules of the game stand alone, so that everything else can rest on them.',
  machine: 'Automata theory needs moves and nothing else.',
  formats: 'A format is a way to write a machine down; it must not depend on who plays it.',
  layout: 'Pictures are geometry over machines; exports and thumbnails use them without an editor.',
  library: 'A strategy is a rule, not a way of playing matches.',
  engine: 'The engine plays strategies; what results mean is for analysis.',
  analysis: 'Statistics rest on results, never on how they are shown or stored.',
  training: 'Training asks the engine for scores; who shows or stores a run comes after it.',
  server: 'The server must run without a browser.',
  editor: 'The document, commands and history are plain TypeScript that tests run without a page.',
  ui: 'Components show; routes and server compose.',
};

module.exports = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(([folder, allowed]) => ({
      name: `${folder}-imports`,
      comment: REASON[folder],
      severity: 'error',
      from: { path: lib(folder) },
      to: {
        path: '^src/(lib|routes|cli)/',
        pathNot: lib(folder, ...allowed),
      },
    })),
    {
      name: 'no-circular',
      comment:
        'A cycle means that two files are one idea, or that a third is missing. A tree that draws itself is none.',
      severity: 'error',
      from: { pathNot: 'inspect/ChartTree\\.svelte$' },
      to: { circular: true },
    },
    {
      name: 'core-knows-no-node',
      comment: 'The same code runs in the browser, in workers and in Node; only the shells touch Node.',
      severity: 'error',
      from: {
        path: lib('game', 'machine', 'formats', 'library', 'engine', 'analysis', 'training', 'layout', 'editor', 'ui'),
        pathNot: '^src/lib/engine/node\\.ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-knows-no-svelte',
      comment: 'Strategies, engine and analysis must run where there is no page.',
      severity: 'error',
      from: {
        path: lib('game', 'machine', 'formats', 'library', 'engine', 'analysis', 'training', 'layout', 'server'),
      },
      to: { path: 'node_modules/(svelte|@sveltejs|bits-ui|d3-)' },
    },
    {
      name: 'engine-knows-no-xstate',
      comment: 'The engine plays tables; XState is for interchange, step display and inspection.',
      severity: 'error',
      from: { path: lib('game', 'machine', 'library', 'engine', 'analysis', 'training', 'layout') },
      to: { path: 'node_modules/xstate' },
    },
    {
      name: 'not-to-test',
      comment: 'What the studio runs must not depend on its tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'not-to-dev-dependency',
      comment: 'A development dependency is not there when the studio runs.',
      severity: 'error',
      from: { path: '^src/(lib|cli)/', pathNot: '\\.svelte$' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/(@types|svelte|@sveltejs)' },
    },
    {
      name: 'cli-knows-no-page',
      comment: 'The command line starts fast because it loads no component.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/(routes|lib/(ui|editor))/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'svelte', 'types'],
    },
  },
};
