export { isEvidence } from './operations/evidenceFile'
export { fileReport } from './operations/fileReport'
