export const en = {
  roster: {
    roles: { owner: 'Owner', leaseholder: 'Leaseholder', household: 'Household' },
  },
  errors: {
    roster: {
      'ends-before-start': 'The end must be after the beginning.',
      'phone-invalid':
        'This is no phone number. Write it with the country’s code, for example +1 416 555 0134.',
    },
  },
}
