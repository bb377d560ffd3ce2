/** The rooms and their doors: see docs/architecture.md. `npm test` runs this. */
const pure = '^main/(chronology|clauses|compression|guardrails|kinds|language|playbooks)/';

/** A room may import only the rooms to its left in the way of a document. */
function room(name, mayImport) {
  return {
    name: `room-${name}`,
    comment: `main/${name} may import only: ${mayImport.join(', ')} and the contract`,
    severity: 'error',
    from: { path: `^main/${name}/` },
    to: {
      path: '^(main|renderer|preload|native)/',
      pathNot: [
        `^main/(${[name, 'contract', ...mayImport].join('|')})/`,
        ...(['models', 'language', 'recognition', 'search', 'training'].includes(name) ? ['^native/'] : []),
      ],
    },
  };
}

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^electron$', '^virtual:'] },
    },
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      from: { pathNot: '^(main/shell/|preload/|test/|electron\\.vite\\.config\\.ts$)' },
      to: { path: '^(electron|node_modules/electron/)' },
    },
    {
      name: 'sql-only-in-the-store',
      severity: 'error',
      from: { pathNot: '^(main/store/|test/)' },
      to: { path: '(^|/)node_modules/(better-sqlite3|drizzle-orm)/' },
    },
    {
      name: 'pure-rooms',
      comment:
        'No file system, clock, network or process in chronology, clauses, compression, guardrails, kinds, language and playbooks',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'contract-stands-alone',
      severity: 'error',
      from: { path: '^main/contract/' },
      to: { path: '^(main|renderer|preload|native)/', pathNot: '^main/contract/' },
    },
    {
      name: 'renderer-talks-to-the-bridge-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|preload|native)/', pathNot: '^main/contract/' },
    },
    {
      name: 'preload-is-the-bridge-only',
      severity: 'error',
      from: { path: '^preload/' },
      to: { path: '^(main|renderer|native)/', pathNot: '^main/contract/' },
    },
    {
      name: 'nothing-ships-the-training',
      comment: 'main/training makes what resources hold; only tests and benchmarks look into it',
      severity: 'error',
      from: { pathNot: '^(main/training/|test/)' },
      to: { path: '^main/training/' },
    },
    room('language', []),
    room('formats', ['language']),
    room('rendition', ['language']),
    room('sealing', []),
    room('documents', ['language', 'formats', 'rendition', 'sealing']),
    room('recognition', ['language', 'documents', 'sealing']),
    room('search', ['language']),
    room('clauses', ['language']),
    room('compression', ['language', 'clauses']),
    room('kinds', ['language', 'clauses', 'compression']),
    room('models', []),
    room('summaries', ['language', 'clauses', 'compression', 'models']),
    room('store', ['sealing']),
    room('reports', []),
    room('redaction', ['documents', 'recognition', 'reports', 'sealing']),
    room('redlines', ['formats', 'reports']),
    room('playbooks', ['language']),
    room('training', ['language', 'clauses', 'compression', 'kinds', 'search', 'summaries']),
    room('chronology', ['language', 'clauses']),
    room('guardrails', ['language']),
    room('record', []),
    room('workshop', ['language', 'record', 'guardrails']),
    room('tools', ['record', 'guardrails']),
    room('updates', []),
    room('setup', []),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
