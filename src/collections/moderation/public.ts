export { isEvidence } from './operations/evidenceFile'
