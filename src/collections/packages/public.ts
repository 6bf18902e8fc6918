export { loadUnits } from './desk/components/loadUnits'
