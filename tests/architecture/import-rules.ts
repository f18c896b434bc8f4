/** One layer of the house: which files it is, and what they may import. The first layer that matches a file counts. */
export interface LayerRule {
  readonly layer: string
  /** Its first group, where it has one, is the area. */
  readonly files: RegExp
  readonly mayImport: (area: string) => readonly RegExp[]
}

const kernel = /^src\/shared\/kernel\//
const procedures = /^src\/shared\/contract\/(procedure|reply|bridge)\.ts$/
const wholeContract = /^src\/shared\/contract\//
const shared = /^src\/shared\//
const sharedTexts = /^src\/shared\/texts\//
const appClock = /^src\/main\/app-clock\.ts$/
const ports = /^src\/main\/backend\/backend-ports\.ts$/
const database = /^src\/main\/backend\/db\//
const dispatching = /^src\/main\/backend\/rpc\//
/** The port, and the way a finished workbook is put in its place by who knows the place. */
const excelPort = /^src\/main\/backend\/(excel\/([a-z-]+-port|save-file)|word\/office-document)\.ts$/
const compositionRoot =
  /^src\/main\/backend\/(create-backend|store-holder|store-inspector|store-opener|store-worker|wire-[a-z-]+)\.ts$/
const spreadsheetLibraries = /^(exceljs|fflate|yauzl|@e965\/xlsx|htmlparser2|csv-parse)(\/|$)/
const node = /^node:/
const zod = /^zod(\/|$)/
const ui = /^src\/renderer\/src\/ui\//
const texts = /^src\/renderer\/src\/texts\//
const calls = /^src\/renderer\/src\/rpc\//
const react = /^(react|react-dom|@mantine|@tanstack|lucide-react|dayjs)(\/|$)/

const charts = /^(echarts|zrender)(\/|$)/

const folder = (path: string): RegExp => new RegExp(`^${path}/`)
/** What an entry of the ledger brings in: made in every area, written in one; records are read in every area too. */
const ledgerRows = /^src\/main\/backend\/figures\/(ledger-rows|records\.repo)\.ts$/
const otherServices = /^src\/main\/backend\/[a-z]+\/[a-z-]+\.service\.ts$/

export const layerRules: readonly LayerRule[] = [
  {
    layer: 'shared/kernel',
    files: /^src\/shared\/kernel\//,
    mayImport: () => [kernel, zod, /^temporal-polyfill$/],
  },
  {
    layer: 'the contract object',
    files: /^src\/shared\/contract\/contract\.ts$/,
    mayImport: () => [wholeContract, /^src\/shared\/[a-z]+\/[a-z-]+\.contract\.ts$/, zod],
  },
  { layer: 'shared/contract', files: /^src\/shared\/contract\//, mayImport: () => [procedures, kernel, zod] },
  { layer: 'shared/texts', files: sharedTexts, mayImport: () => [shared, zod] },
  {
    layer: 'shared/<area>',
    files: /^src\/shared\/([a-z]+)\//,
    mayImport: (area) => [
      kernel,
      procedures,
      folder(`src/shared/${area}`),
      /^src\/shared\/[a-z]+\/[a-z-]+\.(schema|rules)\.ts$/,
      /^src\/shared\/indicators\/catalogue\.ts$/,
      zod,
    ],
  },
  { layer: 'composition root', files: compositionRoot, mayImport: () => [folder('src/main/backend'), shared, node] },
  { layer: 'ports', files: ports, mayImport: () => [shared] },
  {
    layer: 'backend/db',
    files: database,
    mayImport: () => [database, dispatching, shared, node, /^better-sqlite3$/],
  },
  {
    layer: 'backend/excel',
    files: /^src\/main\/backend\/excel\//,
    mayImport: () => [folder('src/main/backend/excel'), dispatching, ports, shared, node, spreadsheetLibraries],
  },
  { layer: 'backend/word', files: /^src\/main\/backend\/word\//, mayImport: () => [shared, /^docx$/] },
  { layer: 'backend/rpc', files: dispatching, mayImport: () => [dispatching, ports, shared, node, zod] },
  {
    layer: 'repo',
    files: /^src\/main\/backend\/([a-z]+)\/[a-z-]+\.repo\.ts$/,
    mayImport: (area) => [
      new RegExp(`^src/main/backend/${area}/(?![a-z-]+\\.(service|handlers)\\.ts)`),
      ledgerRows,
      database,
      shared,
    ],
  },
  {
    layer: 'handlers',
    files: /^src\/main\/backend\/([a-z]+)\/[a-z-]+\.handlers\.ts$/,
    mayImport: (area) => [
      new RegExp(`^src/main/backend/${area}/(?![a-z-]+\\.repo\\.ts)`),
      /^src\/main\/backend\/desktop\/desktop\.handlers\.ts$/,
      dispatching,
      ports,
      shared,
    ],
  },
  {
    layer: 'service and its own modules',
    files: /^src\/main\/backend\/([a-z]+)\//,
    mayImport: (area) => [
      new RegExp(`^src/main/backend/${area}/(?![a-z-]+\\.handlers\\.ts)`),
      otherServices,
      ledgerRows,
      excelPort,
      database,
      dispatching,
      ports,
      shared,
      node,
      zod,
    ],
  },
  { layer: 'the clock of the machine', files: appClock, mayImport: () => [ports, kernel] },
  {
    layer: 'main/cli',
    files: /^src\/main\/cli\//,
    mayImport: () => [
      folder('src/main/cli'),
      appClock,
      compositionRoot,
      excelPort,
      ports,
      dispatching,
      shared,
      node,
      zod,
    ],
  },
  {
    layer: 'main/shell and start',
    files: /^src\/main\/(shell\/|index\.ts$)/,
    mayImport: () => [
      folder('src/main/shell'),
      appClock,
      compositionRoot,
      ports,
      wholeContract,
      node,
      /^electron(-log\/node\.js)?$/,
    ],
  },
  { layer: 'preload', files: /^src\/preload\//, mayImport: () => [procedures, /^electron$/] },
  { layer: 'renderer/texts', files: texts, mayImport: () => [texts, shared] },
  { layer: 'renderer/ui', files: ui, mayImport: () => [ui, texts, shared, react] },
  { layer: 'renderer/rpc', files: calls, mayImport: () => [calls, texts, shared, react] },
  {
    layer: 'renderer/features/overview',
    files: /^src\/renderer\/src\/features\/(overview)\//,
    mayImport: (area) => [folder(`src/renderer/src/features/${area}`), ui, calls, texts, shared, react, zod, charts],
  },
  {
    layer: 'renderer/features/<area>',
    files: /^src\/renderer\/src\/features\/([a-z]+)\//,
    mayImport: (area) => [folder(`src/renderer/src/features/${area}`), ui, calls, texts, shared, react, zod],
  },
  {
    layer: 'renderer/app',
    files: /^src\/renderer\/src\//,
    mayImport: () => [folder('src/renderer/src'), shared, react, zod],
  },
]

/** Something that has one home: the text that uses it, and the files that may. */
export interface HomeRule {
  readonly what: string
  readonly uses: RegExp
  readonly home: RegExp
}

const importing = (name: string): RegExp => new RegExp(`\\b(from|import|require)\\s*\\(?\\s*['"]${name}(/[^'"]*)?['"]`)

export const homeRules: readonly HomeRule[] = [
  { what: 'electron', uses: importing('electron'), home: /^src\/(main\/(index\.ts|shell\/)|preload\/)/ },
  { what: 'better-sqlite3', uses: importing('better-sqlite3'), home: database },
  {
    what: 'the spreadsheet libraries',
    uses: importing('(exceljs|fflate|yauzl|@e965/xlsx|htmlparser2|csv-parse)'),
    home: /^src\/main\/backend\/excel\//,
  },
  { what: 'ipcMain', uses: /\bipcMain\b/, home: /^src\/main\/shell\/ipc-transport\.ts$/ },
  { what: 'ipcRenderer', uses: /\bipcRenderer\b/, home: /^src\/preload\/index\.ts$/ },
  { what: 'the bridge', uses: /\bwindow\.soCanCuoc\b/, home: /^src\/renderer\/src\/rpc\// },
  {
    what: 'SQL text',
    uses: /['"`]\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX|VIEW|TRIGGER)\s|PRAGMA\s)/i,
    home: /^src\/main\/backend\/(db\/|[a-z]+\/[a-z-]+\.repo\.ts$)/,
  },
  {
    what: 'the clock',
    uses: /\bnew Date\(\)|\bDate\.now\(\)|\bTemporal\.Now\b/,
    home: appClock,
  },
  { what: 'ids', uses: /\brandomUUID\b/, home: /^src\/main\/(shell\/start-backend\.ts$|cli\/)/ },
  { what: 'calendar arithmetic', uses: importing('temporal-polyfill'), home: kernel },
]

export interface Exception {
  readonly file: string
  readonly what: string
  readonly reason: string
}

const entrySaver = 'src/renderer/src/features/figures/entry/use-entry-saver.ts'
const instantText = 'src/renderer/src/texts/instant-text.ts'

/** What breaks a rule on purpose. An entry that no longer breaks one fails the test. */
export const exceptions: readonly Exception[] = [
  {
    file: 'src/shared/startup/startup.contract.ts',
    what: 'src/shared/backup/backup.contract.ts',
    reason: 'what a backup holds is shown also when no store is open',
  },
  {
    file: 'src/main/backend/excel/save-file.ts',
    what: 'ids',
    reason: 'the name of a temporary file, never stored',
  },
  {
    file: 'src/renderer/src/rpc/client-id.ts',
    what: 'ids',
    reason: 'the window names each save, so that a retry is the same save',
  },
  { file: entrySaver, what: 'the clock', reason: 'paces retries; no time of it is stored' },
  { file: instantText, what: 'calendar arithmetic', reason: 'counts the seconds until an instant' },
  { file: instantText, what: 'temporal-polyfill', reason: 'counts the seconds until an instant' },
  { file: instantText, what: 'the clock', reason: 'the time of the last save is shown, never stored' },
]
