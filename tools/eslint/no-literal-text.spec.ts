import rule from './no-literal-text.js'
import { ruleTester } from './ruleTester.ts'

ruleTester.run('no-literal-text', rule, {
  valid: [
    "<p>{t('packages.title')}</p>",
    '<span>· 3 %</span>',
    '<input aria-label={label} placeholder={hint} type="text" name="title" />',
    '<img alt="" src={url} />',
  ],
  invalid: [
    '<p>Packages</p>',
    "<p>{'Colis'}</p>",
    '<button aria-label="Close" />',
    '<img alt={"The lobby"} />',
    '<TextField label={`Unit ${number}`} />',
  ].map((code) => ({ code, errors: [{ messageId: 'found' }] })),
})
