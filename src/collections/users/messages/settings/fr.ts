/** Les mots des réglages ; une catégorie est une branche avec son titre et ce qu’elle contient. */
export const settings = {
  title: 'Réglages',
  navigation: 'Réglages',
  profile: {
    title: 'Profil',
    text: 'Votre nom et ce que les personnes qui vous aident doivent savoir.',
    name: 'Nom complet',
    nameHint: 'Comme sur votre courrier et vos colis.',
    email: 'Adresse e-mail',
    saved: 'Votre profil est enregistré.',
  },
  household: {
    title: 'Foyer',
    text: 'Qui vit avec vous, contacts d’urgence, véhicules, absences.',
  },
  privacy: {
    title: 'Confidentialité',
    text: 'Ce que voient les voisins, ce que voit le personnel, qui a consulté.',
  },
  security: {
    title: 'Sécurité',
    text: 'Votre mot de passe et votre façon de vous connecter.',
  },
  display: {
    title: 'Langue et affichage',
    text: 'Langue, taille du texte, couleurs, mouvements.',
    language: 'Langue',
    textSize: 'Taille du texte',
    textSizes: { normal: 'Normale', large: 'Grande', larger: 'Très grande' },
    motion: 'Mouvements à l’écran',
    motionHint: 'Certaines personnes se sentent mal quand les choses bougent.',
    motions: { system: 'Comme cet appareil', reduced: 'Aucun mouvement' },
    saved: 'Enregistré. C’est en place dès maintenant.',
  },
  community: {
    title: 'Communauté',
    text: 'Où vous êtes chez vous, et à quel titre.',
    name: 'Nom',
    roles: 'Vous êtes',
    timeZone: 'Fuseau horaire',
    times: 'Les dates et les heures sont celles de là-bas.',
    others: 'Changer de communauté',
  },
}
