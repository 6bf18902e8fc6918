export const en = {
  roster: {
    roles: { owner: 'Owner', leaseholder: 'Leaseholder', household: 'Household' },
  },
  errors: {
    roster: {
      'ends-before-start': 'The stay would end before it begins. Change one of the two dates.',
      'phone-invalid':
        'This is no phone number. Check it, or write it with the country’s code, for example +1 416 555 0134.',
    },
  },
}
