export const RUN_IMPORT = 'rosterRunImport'
