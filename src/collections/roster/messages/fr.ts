export const fr = {
  roster: {
    roles: { owner: 'Propriétaire', leaseholder: 'Locataire', household: 'Occupant du foyer' },
  },
  errors: {
    roster: {
      'ends-before-start': 'La fin doit être postérieure au début.',
      'phone-invalid':
        'Ce n’est pas un numéro de téléphone. Écrivez-le avec l’indicatif du pays, par exemple +33 6 12 34 56 78.',
    },
  },
}
