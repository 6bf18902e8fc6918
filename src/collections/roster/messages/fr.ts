import { panelFr } from './panel.fr'

export const fr = {
  roster: {
    roles: { owner: 'Propriétaire', leaseholder: 'Locataire', household: 'Occupant du foyer' },
    types: {
      apartment: 'Appartement',
      house: 'Maison',
      commercial: 'Local commercial',
      storage: 'Cave',
      parking: 'Parking',
    },
    columns: {
      building: 'Bâtiment',
      floor: 'Étage',
      unit: 'Logement',
      type: 'Type',
      name: 'Nom complet',
      firstName: 'Prénom',
      lastName: 'Nom de famille',
      role: 'Rôle',
      email: 'Courriel',
      phone: 'Téléphone',
      from: 'Depuis',
      to: 'Jusqu’au',
      ref: 'Référence',
    },
    report: { row: 'Ligne', column: 'Colonne', problem: 'Ce qui ne va pas', value: 'Valeur' },
    problems: {
      'unit-missing': 'Le logement manque.',
      'unit-too-long':
        'C’est trop long : 20 caractères pour un logement ou un étage, 40 pour un bâtiment.',
      'name-missing': 'Le nom manque.',
      'name-too-long': 'Le nom dépasse 120 caractères.',
      'email-invalid': 'Ce n’est pas une adresse électronique, ou il y en a plusieurs.',
      'phone-invalid':
        'Ce n’est pas un numéro de téléphone du pays. Écrivez-le avec + et l’indicatif.',
      'role-unknown': 'Ce rôle est inconnu. Écrivez Propriétaire, Locataire ou Occupant du foyer.',
      'type-unknown':
        'Ce type est inconnu. Écrivez Appartement, Maison, Local commercial, Cave ou Parking.',
      'date-invalid': 'Ce n’est pas une date. Écrivez-la comme 31/03/2026.',
      'ends-before-start': 'La fin précède le début.',
      'ref-too-long': 'La référence dépasse 80 caractères.',
      'unit-differs': 'La ligne {other} dit autre chose de l’étage ou du type de ce logement.',
      'person-differs': 'La ligne {other} nomme la même personne avec d’autres détails.',
    },
    panel: panelFr,
  },
  errors: {
    roster: {
      'column-missing': 'Choisissez la colonne du fichier qui contient cela.',
      'ends-before-start': 'Le séjour finirait avant de commencer. Modifiez l’une des deux dates.',
      'file-empty': 'Ce fichier est vide. Choisissez-en un autre.',
      'file-gone':
        'Les fichiers sont gardés un jour, et celui-ci n’est plus là. Envoyez-le de nouveau.',
      'file-too-large-unpacked':
        'Ce classeur est trop volumineux. Envoyez-en un plus petit, ou utilisez le format CSV.',
      'file-unknown':
        'Ce n’est pas un fichier CSV ou XLSX, ou il est abîmé. Choisissez-en un autre.',
      'import-busy': 'Cette importation en est à une autre étape. Rechargez la page.',
      'import-failed':
        'Un problème est survenu et rien n’a été importé. Vérifiez de nouveau le fichier.',
      'no-rows': 'Ce fichier a des en-têtes et aucune ligne en dessous. Choisissez-en un autre.',
      'old-excel':
        'C’est un ancien fichier Excel (.xls). Utilisez « Enregistrer sous » pour en faire un .xlsx.',
      'phone-invalid':
        'Ce n’est pas un numéro de téléphone. Vérifiez-le, ou écrivez-le avec l’indicatif du pays, par exemple +33 6 12 34 56 78.',
      'quotes-open':
        'Un guillemet s’ouvre vers la ligne {line} et ne se referme jamais. Vérifiez cette ligne du fichier.',
      'rows-bad':
        'Des lignes sont incorrectes : rien n’a été importé. Modifiez-les, ou choisissez les lignes correctes.',
      'too-many-rows': 'Ce fichier a plus de {max} lignes. Envoyez-le en plusieurs parties.',
    },
  },
}
