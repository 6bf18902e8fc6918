export const fr = {
  roster: {
    roles: { owner: 'Propriétaire', leaseholder: 'Locataire', household: 'Occupant du foyer' },
  },
  errors: {
    roster: {
      'ends-before-start': 'Le séjour finirait avant de commencer. Modifiez l’une des deux dates.',
      'phone-invalid':
        'Ce n’est pas un numéro de téléphone. Vérifiez-le, ou écrivez-le avec l’indicatif du pays, par exemple +33 6 12 34 56 78.',
    },
  },
}
