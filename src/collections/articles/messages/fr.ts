import { picturesFr } from './pictures.fr'

export const fr = {
  articles: {
    states: { draft: 'Brouillon', published: 'Publié', withdrawn: 'Retiré' },
    title: 'Bon à savoir',
    text: 'Comment les choses fonctionnent ici, et où elles se trouvent.',
    back: 'Bon à savoir',
    filters: 'Choisir une catégorie',
    all: 'Tout',
    search: 'Chercher dans les articles',
    searchSubmit: 'Chercher',
    empty: 'Rien ici',
    emptyText: 'Ce que la gestion écrit au sujet du bâtiment se trouve ici.',
    pending: 'Traduction à venir',
    pendingText: 'La traduction dans votre langue n’est pas encore là. Voici l’original.',
    language: 'Langue',
    updated: 'Publié le {at}',
    where: 'Où cela se trouve',
    whom: 'À qui s’adresser',
    helpful: 'Cela vous a-t-il aidé ?',
    yes: 'Oui',
    no: 'Non',
    thanks: 'Merci. Vous pouvez changer votre réponse.',
    suggested: 'Peut-être y trouvez-vous déjà la réponse',
    panel: {
      pictures: picturesFr,
      save: 'Enregistrez-le, puis choisissez l’état « Publié ».',
      helped:
        '{helped, plural, =0 {Il n’a encore aidé personne} one {Il a aidé # personne} other {Il a aidé # personnes}}, {didNot, plural, =0 {et personne n’a dit le contraire} one {mais pas # autre} other {mais pas # autres}}.',
    },
  },
  errors: {
    articles: {
      'language-twice':
        'Chaque langue ne peut y être qu’une fois. Vérifiez les traductions et retirez-en une.',
      'picture-unsaid':
        'Remplissez ce que montre l’image, dans une langue au moins\u00a0: tout le monde ne la voit pas.',
      'too-many-pictures': 'Un article a douze images au plus. Retirez-en une, puis réessayez.',
    },
  },
}
