export const verification = {
  text: '{code} est votre code Courtyard. Il est valable {minutes} minutes. Ne le transmettez à personne.',
  email: {
    subject: '{code} est votre code Courtyard',
    preview: 'Il est valable {minutes} minutes.',
    heading: 'Votre code',
    body: 'Saisissez ce code là où il vous a été demandé. Il sert une seule fois, pendant {minutes} minutes. Personne ne vous le demandera jamais de notre part.',
    orLink:
      'Ou suivez ce lien, sur l’appareil de votre choix ; il sert une seule fois, pendant 24 heures.',
    button: 'Confirmer cette adresse',
    footer:
      'Vous recevez cet e-mail parce qu’un code a été demandé pour cette adresse sur Courtyard. Si ce n’était pas vous, ne faites rien.',
  },
  here: {
    subject: 'Vous avez déjà un compte Courtyard',
    preview: 'Connectez-vous avec cette adresse.',
    heading: 'Vous avez déjà un compte',
    body: 'Quelqu’un, sans doute vous, a voulu s’inscrire avec cette adresse. Elle a déjà un compte : connectez-vous avec elle, puis demandez à rejoindre la communauté. Si vous avez oublié le mot de passe, la page de connexion vous aide.',
    button: 'Se connecter',
  },
}
