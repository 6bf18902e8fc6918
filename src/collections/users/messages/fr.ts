import { changes, passkeys, secondStep, secondStepErrors } from './secondStep/fr'
import { verification } from './verification/fr'
import { account, accountErrors, mails } from './account/fr'
import { settings } from './settings/fr'

export const fr = {
  users: {
    ...account,
    mails,
    signIn: {
      title: 'Se connecter',
      text: 'Heureux de vous revoir.',
      email: 'Adresse e-mail',
      password: 'Mot de passe',
      forgot: 'Mot de passe oublié ?',
      newHere: 'Nouveau ? Entrez avec un code, ou demandez l’accès',
      demoTitle: 'Comptes de démonstration',
      demoText: 'Ceci est une démonstration. Choisissez qui vous voulez être.',
      demoPassword: 'Le mot de passe de tous :',
    },
    forgot: {
      title: 'Mot de passe oublié',
      text: 'Indiquez votre adresse e-mail. S’il existe un compte, nous vous envoyons un lien pour choisir un nouveau mot de passe.',
      submit: 'Envoyer le lien',
      sentTitle: 'Consultez votre messagerie',
      sentText:
        'S’il existe un compte pour cette adresse, un lien est en route. Il fonctionne une seule fois, pendant une heure.',
      back: 'Retour à la connexion',
    },
    reset: {
      title: 'Nouveau mot de passe',
      text: 'Au moins 12 caractères. Quelques mots à la suite sont faciles à retenir et difficiles à deviner.',
      password: 'Nouveau mot de passe',
      submit: 'Enregistrer le mot de passe',
      email: {
        subject: 'Choisissez un nouveau mot de passe Courtyard',
        preview: 'Le lien fonctionne une seule fois, pendant une heure.',
        heading: 'Choisir un nouveau mot de passe',
        greeting: 'Bonjour {name},',
        body: 'quelqu’un, probablement vous, a demandé un nouveau mot de passe pour votre compte Courtyard. Le lien fonctionne une seule fois, pendant une heure. Si ce n’était pas vous, ne faites rien : votre mot de passe reste inchangé.',
        button: 'Choisir un mot de passe',
        footer:
          'Vous recevez cet e-mail parce qu’un nouveau mot de passe a été demandé pour cette adresse.',
      },
    },
    stillRight: {
      title: 'Est-ce toujours exact ?',
      text: 'Une fois par an, nous demandons si votre nom, votre téléphone, votre foyer et vos contacts sont toujours les mêmes.',
      yes: 'Tout est exact',
      saving: 'Enregistrement…',
      look: 'Vérifier et modifier',
    },
    emailRefused: {
      title: 'Vos e-mails nous reviennent',
      text: 'Le serveur de {email} refuse nos e-mails depuis le {day} : vous manquez ce que nous envoyons.',
      reason: 'Sa réponse : {reason}',
      what: 'Vérifiez que la boîte n’est ni pleine ni fermée. Si l’adresse est fausse ou ancienne, changez-la. Cet avis disparaît de lui-même au premier e-mail reçu.',
      change: 'Changer d’adresse',
    },
    settings,
    secondStep,
    passkeys,
    changes,
    verification,
    choose: {
      title: 'Vos communautés',
      text: 'Où voulez-vous aller ?',
      desk: 'Accueil',
      portal: 'Portail des résidents',
      admin: 'Gestion',
      platform: 'Plateforme',
      none: 'Vous n’appartenez encore à aucune communauté',
      noneText: 'Demandez à la gestion de votre communauté de vous ajouter.',
    },
    roles: {
      manager: 'Gestion',
      board: 'Conseil',
      bookkeeper: 'Comptabilité',
      editor: 'Rédaction',
      concierge: 'Conciergerie',
      guard: 'Gardiennage',
      maintenance: 'Entretien',
      owner: 'Propriétaire',
      leaseholder: 'Locataire',
      household: 'Foyer',
      worker: 'Employé de maison',
      vendor: 'Prestataire',
    },
  },
  errors: {
    communities: {
      'own-second-step-first':
        'Choisissez d’abord votre propre deuxième étape : sans elle, vous vous excluriez vous-même.',
    },
    users: {
      ...secondStepErrors,
      'code-wrong': 'Ce code n’est pas le bon. Vérifiez-le.',
      'code-over': 'Ce code a déjà servi ou est trop ancien. Demandez-en un nouveau.',
      'no-texts': 'Aucun SMS ne peut partir d’ici. Utilisez l’e-mail.',
      'phone-invalid': 'Ce numéro ne peut pas être appelé. Vérifiez-le, avec son indicatif.',
      ...accountErrors,
      'own-route':
        'Un mot de passe se modifie dans Réglages, Sécurité, avec l’ancien. Utilisez cette page.',
      'reset-link-over': 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
    },
  },
}
