/**
 * What mails are made of. One by one: `@react-email/components`, which has all of them, brings a CSS
 * compiler and a Markdown reader along, 45 MB and 0.7 s of each process that sends a mail.
 */
export { Body } from '@react-email/body'
export { Button } from '@react-email/button'
export { Container } from '@react-email/container'
export { Head } from '@react-email/head'
export { Heading } from '@react-email/heading'
export { Hr } from '@react-email/hr'
export { Html } from '@react-email/html'
export { Img } from '@react-email/img'
export { Link } from '@react-email/link'
export { Preview } from '@react-email/preview'
export { Section } from '@react-email/section'
export { Text } from '@react-email/text'
