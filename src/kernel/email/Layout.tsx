import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Preview,
  Section,
  Text,
} from './elements'
import type { ReactNode } from 'react'
import { accentForEmail } from './accentForEmail'

export interface EmailLayoutProps {
  locale: string
  preview: string
  heading: string
  community: { name: string; themeColor: string; logo: string | null }
  footer: string
  children: ReactNode
}

const FONT = 'Inter, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'

export const paragraph = {
  fontSize: '16px',
  lineHeight: '26px',
  color: '#2f2a25',
  margin: '0 0 16px',
}

/** The frame of every mail: the community's name and colour, one column, plain words. */
export const EmailLayout = ({
  locale,
  preview,
  heading,
  community,
  footer,
  children,
}: EmailLayoutProps) => (
  <Html lang={locale} dir="ltr">
    <Head />
    <Preview>{preview}</Preview>
    <Body style={{ backgroundColor: '#f6f3ee', fontFamily: FONT, margin: 0, padding: '24px 0' }}>
      <Container
        style={{
          backgroundColor: '#ffffff',
          borderRadius: '12px',
          maxWidth: '560px',
          overflow: 'hidden',
          border: '1px solid #e6dfd5',
        }}
      >
        <Section
          style={{ backgroundColor: accentForEmail(community.themeColor), padding: '20px 32px' }}
        >
          {community.logo !== null && (
            <Img src={community.logo} alt="" height="32" style={{ marginBottom: '8px' }} />
          )}
          <Text
            style={{
              color: '#ffffff',
              fontSize: '18px',
              fontWeight: 600,
              margin: 0,
              lineHeight: '24px',
            }}
          >
            {community.name}
          </Text>
        </Section>
        <Section style={{ padding: '32px' }}>
          <Heading
            as="h1"
            style={{ fontSize: '24px', lineHeight: '32px', color: '#1f1b17', margin: '0 0 16px' }}
          >
            {heading}
          </Heading>
          {children}
          <Hr style={{ borderColor: '#e6dfd5', margin: '24px 0 16px' }} />
          <Text style={{ fontSize: '14px', lineHeight: '22px', color: '#6b6258', margin: 0 }}>
            {footer}
          </Text>
        </Section>
      </Container>
    </Body>
  </Html>
)

export const EmailButton = ({
  href,
  color,
  children,
}: {
  href: string
  color: string
  children: ReactNode
}) => (
  <Button
    href={href}
    style={{
      backgroundColor: accentForEmail(color),
      color: '#ffffff',
      borderRadius: '8px',
      fontSize: '16px',
      fontWeight: 600,
      padding: '14px 24px',
      display: 'inline-block',
      textDecoration: 'none',
    }}
  >
    {children}
  </Button>
)
