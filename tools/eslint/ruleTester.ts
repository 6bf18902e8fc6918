import { describe, it } from '@jest/globals'
import { RuleTester } from 'eslint'
import { parser } from 'typescript-eslint'

RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it.only

/** Rules are tested on TypeScript with JSX, as the code is. */
export const ruleTester = new RuleTester({
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
})
