export const fr = {
  errors: {
    households: {
      'away-too-long': 'Une absence dure un an au plus. Choisissez une date plus proche.',
      'back-before-away':
        'Le jour du retour vient avant le départ. Choisissez une date plus tardive.',
      'listed-already': 'Vous figurez déjà dans l’annuaire. Rechargez la page.',
      'not-kept':
        'Votre communauté ne tient pas cette liste. Demandez à la gestion si elle devrait.',
      'phone-invalid':
        'Ce numéro ne peut pas être appelé. Vérifiez-le et utilisez l’indicatif du pays, par exemple +33 6 12 34 56 78.',
      'plate-invalid':
        'Utilisez la plaque telle qu’elle est sur la voiture, avec 2 à 12 lettres et chiffres.',
      'plate-taken':
        'Cette plaque est déjà inscrite dans cette communauté. Vérifiez-la ; si elle est juste, demandez à la gestion.',
      'registered-already': 'Il existe déjà une inscription. Modifiez-la.',
      'year-invalid': 'Utilisez quatre chiffres pour l’année de naissance.',
    },
  },
}
