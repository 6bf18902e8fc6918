import { panelEn } from './panel.en'

export const en = {
  roster: {
    roles: { owner: 'Owner', leaseholder: 'Leaseholder', household: 'Household' },
    types: {
      apartment: 'Apartment',
      house: 'House',
      commercial: 'Commercial',
      storage: 'Storage',
      parking: 'Parking',
    },
    columns: {
      building: 'Building',
      floor: 'Floor',
      unit: 'Unit',
      type: 'Type',
      name: 'Name',
      firstName: 'First name',
      lastName: 'Last name',
      role: 'Role',
      email: 'Email',
      phone: 'Phone',
      from: 'Since',
      to: 'Until',
      ref: 'Reference',
    },
    report: { row: 'Row', column: 'Column', problem: 'What is wrong', value: 'Value' },
    problems: {
      'unit-missing': 'The unit is missing.',
      'unit-too-long': 'This is too long: 20 characters for a unit or floor, 40 for a building.',
      'name-missing': 'The name is missing.',
      'name-too-long': 'The name is longer than 120 characters.',
      'email-invalid': 'This is no e-mail address, or more than one.',
      'phone-invalid':
        'This is no phone number of the country. Write it with + and the country’s code.',
      'role-unknown': 'This role is not known. Write Owner, Leaseholder or Household.',
      'type-unknown':
        'This type is not known. Write Apartment, House, Commercial, Storage or Parking.',
      'date-invalid': 'This is no date. Write it as 2026-03-31.',
      'ends-before-start': 'The end lies before the beginning.',
      'ref-too-long': 'The reference is longer than 80 characters.',
      'unit-differs': 'Row {other} says something else about this unit’s floor or type.',
      'person-differs': 'Row {other} names the same person with other details.',
    },
    panel: panelEn,
  },
  errors: {
    roster: {
      'column-missing': 'Choose which column of the file holds this.',
      'ends-before-start': 'The stay would end before it begins. Change one of the two dates.',
      'file-empty': 'This file is empty. Choose another one.',
      'file-gone': 'Files are kept for a day, and this one is gone. Send it again.',
      'file-too-large-unpacked': 'This workbook is too large. Send a smaller one, or use CSV.',
      'file-unknown': 'This is no CSV or XLSX file, or it is damaged. Choose another one.',
      'import-busy': 'This import is at another step by now. Reload the page.',
      'import-failed': 'Something went wrong, and nothing was imported. Check the file again.',
      'no-rows': 'This file has headings and no rows below them. Choose another one.',
      'old-excel': 'This is an old Excel file (.xls). Use “Save as” to make an .xlsx file of it.',
      'phone-invalid':
        'This is no phone number. Check it, or write it with the country’s code, for example +1 416 555 0134.',
      'quotes-open':
        'A quotation mark opens near line {line} and never closes. Check that line of the file.',
      'rows-bad':
        'Some rows are bad, so nothing was imported. Change them, or choose the good rows.',
      'too-many-rows': 'This file has more than {max} rows. Send it in parts.',
    },
  },
}
