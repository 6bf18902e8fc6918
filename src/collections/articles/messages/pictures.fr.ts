export const picturesFr = {
  title: 'Images',
  save: 'Enregistrez d’abord. Vous pourrez ensuite ajouter des images.',
  shows: 'Ce que montre l’image ({language})',
  add: 'Ajouter une image',
  adding: 'Envoi…',
  say: 'Enregistrer les descriptions de {name}',
  said: 'Enregistré.',
  remove: 'Retirer {name}',
  failed: 'Cela n’a pas marché. Réessayez.',
}
