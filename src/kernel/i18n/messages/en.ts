import { en as confirmations } from '../../confirmations/messages.en'
import { en as notifications } from '../../notifications/messages/en'

/** Words that every part of the product shares. A slice or module brings its own below its name. */
export const en = {
  common: {
    add: 'Add',
    all: 'All',
    back: 'Back',
    cancel: 'Cancel',
    choose: 'Choose',
    clear: 'Clear',
    close: 'Close',
    confirm: 'Confirm',
    continue: 'Continue',
    copied: 'Copied',
    copy: 'Copy',
    create: 'Create',
    delete: 'Delete',
    details: 'Details',
    done: 'Done',
    download: 'Download',
    edit: 'Edit',
    filter: 'Filter',
    loading: 'Loading…',
    more: 'More',
    next: 'Next',
    no: 'No',
    none: 'None',
    open: 'Open',
    optional: 'optional',
    previous: 'Previous',
    print: 'Print',
    remove: 'Remove',
    retry: 'Try again',
    save: 'Save',
    saved: 'Saved',
    saving: 'Saving…',
    search: 'Search',
    send: 'Send',
    sending: 'Sending…',
    share: 'Share',
    showLess: 'Show less',
    showMore: 'Show more',
    signIn: 'Sign in',
    signOut: 'Sign out',
    undo: 'Undo',
    yes: 'Yes',
  },
  navigation: {
    account: 'Your account',
    community: 'Community',
    home: 'Home',
    language: 'Language',
    main: 'Main menu',
    menu: 'Menu',
    more: 'More',
    notices: 'Notices',
    notifications: 'Notifications',
    settings: 'Settings',
    skipToContent: 'Skip to content',
    switchCommunity: 'Change community',
    unreadNotices:
      '{count, plural, =0 {No unread notice} one {# unread notice} other {# unread notices}}',
  },
  confirmations,
  notifications,
  theme: {
    contrast: 'High contrast',
    dark: 'Dark',
    label: 'Appearance',
    light: 'Light',
    system: 'Same as this device',
  },
  states: {
    denied: {
      text: 'Your role in this community does not include this page. Ask the management if it should.',
      title: 'This page is not open to you',
    },
    empty: {
      text: 'When there is something, you will find it here.',
      title: 'Nothing here yet',
    },
    error: {
      text: 'It is not your doing. Try again in a moment.',
      title: 'This did not load',
    },
    noResults: {
      text: 'Try fewer or other words.',
      title: 'Nothing matches',
    },
    notFound: {
      text: 'It may have been moved or removed, or the link is incomplete.',
      title: 'This page does not exist',
    },
    offline: {
      text: 'You see what was loaded before. It is brought up to date when you are back online.',
      title: 'You are offline',
    },
  },
  plainHttp: {
    notice: 'This address is not encrypted: camera, notices and passkeys are off.',
    why: 'Why?',
    title: 'Why some things are off here',
    text: 'The address of this page begins with http, not with https. What is sent is not encrypted, and so browsers keep back what only you should have.',
    off: {
      camera: 'The camera does not start: codes are typed, and photos are chosen from the device.',
      notices: 'No notices on this device while the page is closed; e-mail and the bell go on.',
      offline: 'Desk and gate cannot go on without a network, and the portal cannot be installed.',
      passkeys: 'No signing in with a passkey; the password goes on.',
    },
    forPeople: 'If you live or work here',
    forPeopleText: 'Ask the management for the address that begins with https, and open that one.',
    forOperators: 'If you run this installation',
    forOperatorsText:
      'Put a server with TLS in front, and set PUBLIC_URL to its address: the docker-compose file brings Caddy, which gets and renews the certificate by itself. On your own machine http://localhost counts as encrypted.',
  },
  connection: {
    offline: 'Offline. What you see may be out of date.',
    online: 'Back online',
    queued:
      '{count, plural, one {# change waits for the network} other {# changes wait for the network}}',
    reconnecting: 'Reconnecting…',
  },
  forms: {
    characters: '{used} of {max} characters',
    combobox: {
      clear: 'Clear the choice',
      failed: 'The suggestions did not load.',
      noResults: 'No suggestion. Type something else.',
      results: '{count, plural, one {# suggestion} other {# suggestions}}',
      searching: 'Searching…',
    },
    errorSummary:
      '{count, plural, one {One thing needs your attention} other {# things need your attention}}',
    file: {
      chosen: 'Chosen: {name}',
      choose: 'Choose a file',
      photo: 'Take or choose a photo',
      remove: 'Remove the file',
      replace: 'Choose another',
    },
    hidePassword: 'Hide the password',
    showPassword: 'Show the password',
  },
  pdf: {
    label: 'The document, page by page',
    loading: 'The document is being loaded…',
    failed: 'It cannot be shown here. Download it instead.',
    locked: 'It is protected by a password. Download it to open it.',
    page: 'Page {page} of {pages}',
    previous: 'Previous page',
    next: 'Next page',
    larger: 'Larger',
    smaller: 'Smaller',
  },
  errors: {
    access: {
      denied: 'You may not do this. If you should, ask the management of your community.',
    },
    auth: {
      'invalid-credentials':
        'The e-mail address or the password is not right. Check both, or ask for a new password.',
      required: 'Sign in to continue.',
    },
    busy: 'Too much is going on at the moment. Wait a few seconds and try again.',
    conflict: 'Someone changed this in the meantime. Reload the page and try again.',
    devices: {
      revoked:
        'This device may not send anything any more. Ask the management, or set it up again.',
    },
    files: {
      'animation-too-large':
        'This animation is too large. Send a shorter or smaller one, or a single picture.',
      'cut-off': 'The file did not arrive whole. Check the connection and send it again.',
      empty: 'This file is empty. Choose another one.',
      heic: 'This telephone’s picture format (HEIC) cannot be read here. Choose the photo again as JPEG, or take a new one.',
      infected: 'The virus scanner found something harmful in this file. Choose another one.',
      'length-missing': 'The size of this file was not said. Reload the page and send it again.',
      'link-over': 'This link to the file is over. Reload the page for a new one.',
      missing: 'There is no file with this. Choose a file and send it again.',
      'not-an-image': 'This file is not a picture that can be read. Use JPEG, PNG, WebP or GIF.',
      'not-staged': 'This file is not there any more, or was sent already. Choose it again.',
      'scanner-away':
        'Files cannot be checked for viruses at the moment. Try again in a few minutes.',
      'text-not-read':
        'The picture could not be read at the moment. Type what stands on it, or try again.',
      'too-large': 'This file is too large. Choose a smaller one.',
      'too-many-frames':
        'This animation has too many pictures. Use one of at most {max}, or a single picture.',
      'too-many-pixels':
        'This picture has too many pixels. Use one of at most {max} million, or take a new one.',
      'too-many-staged':
        'Many files wait to be sent already. Send or remove some of them, then try again.',
      'unsupported-type': 'Files of this type are not accepted here. Choose one of another type.',
    },
    idempotency: {
      'bad-key': 'The request could not be recognised. Reload the page and try again.',
      'key-reused': 'This request was already used for something else. Reload and try again.',
    },
    internal: 'Something went wrong on our side. Try again in a moment.',
    'internal-with-id':
      'Something went wrong on our side. Try again in a moment. If it stays, tell the management this number: {id}',
    'not-found':
      'This does not exist, or not any more. Check the address, or choose it from the list.',
    notifications: {
      'link-wrong':
        'This link is incomplete. Open it from the mail again, or choose in your settings what you hear of.',
      mandatory: 'This cannot be switched off. Leave it on.',
      'not-signed':
        'This report is not signed, or too old. Check the webhook’s secret and the clock.',
      'telegram-away': 'Telegram cannot be reached at the moment. Try again in a few minutes.',
      'unknown-choice': 'There is no such choice. Reload the page and choose again.',
    },
    query: {
      invalid:
        'It cannot be searched or sorted like this. Change or remove this part and try again.',
    },
    records: {
      'in-use': 'This is still in use: {referrers}. Change or remove that first.',
    },
    'rate-limited':
      'That was too often in a short time. Try again in {minutes, plural, =0 {{seconds, plural, one {# second} other {# seconds}}} one {# minute} other {# minutes}}.',
    tenancy: {
      'community-fixed':
        'An entry cannot move to another community. Leave the community as it was, or create a new entry.',
      'community-missing': 'Choose the community first.',
      'foreign-reference':
        'The entry refers to something of another community. Choose one of this community.',
    },
    validation: {
      'body-too-large': 'This is more than can be sent at once. Send less, or in parts.',
      'content-type': 'This form of request is not accepted here. Send it as JSON.',
      invalid: 'Check what you entered here.',
      'not-readable': 'The request could not be read. Reload the page and try again.',
      required: 'Fill this in.',
      'too-long': 'Use at most {max} characters.',
      'too-short': 'Use at least {min} characters.',
    },
  },
}
