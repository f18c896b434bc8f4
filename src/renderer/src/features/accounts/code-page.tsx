import { Button, Checkbox } from '@mantine/core'
import { Copy, Printer } from 'lucide-react'
import { useState } from 'react'
import { hideCode, type ShownCode } from '#renderer/rpc/recovery-code.ts'
import { useBackendCommand } from '#renderer/rpc/use-backend.ts'
import { t } from '#renderer/texts/vi.ts'
import { useStartFocus } from '#renderer/ui/use-start-focus.ts'
import { AccessPage } from './access-page.tsx'
import formStyles from './access-form.module.css'
import styles from './code-page.module.css'

/** A recovery code, shown this once. Printing gives the slip alone. */
export function CodePage({ login, code }: ShownCode) {
  const [isKept, setIsKept] = useState(false)
  const copyText = useBackendCommand('desktop.copyText')
  const print = useStartFocus<HTMLButtonElement>()
  return (
    <AccessPage title={t('accounts.codeTitle')} hint={t('accounts.codeHint')} isWide>
      <section className={styles.slip} aria-label={t('accounts.codeTitle')}>
        <p className={styles.slipTitle}>{t('accounts.codeSlipTitle')}</p>
        <p>{t('accounts.codeSlipFor', { login })}</p>
        <p className={styles.code}>
          {code.split('-').map((group, index) => (
            <span key={index} className={styles.group}>
              {group}
            </span>
          ))}
        </p>
        <p className={styles.slipUse}>{t('accounts.codeSlipUse')}</p>
      </section>
      <div className={styles.tools}>
        <Button
          ref={print}
          variant="default"
          leftSection={<Printer aria-hidden size={15} />}
          onClick={() => window.print()}
        >
          {t('accounts.codePrint')}
        </Button>
        <Button
          variant="default"
          leftSection={<Copy aria-hidden size={15} />}
          onClick={() => copyText.mutate({ text: code })}
        >
          {t('accounts.codeCopy')}
        </Button>
        <span className={formStyles.note} role="status">
          {copyText.isSuccess && t('accounts.codeCopied')}
        </span>
      </div>
      <div className={styles.end}>
        <Checkbox
          label={t('accounts.codeKept')}
          checked={isKept}
          onChange={(event) => setIsKept(event.currentTarget.checked)}
        />
        <Button disabled={!isKept} onClick={hideCode}>
          {t('accounts.codeContinue')}
        </Button>
      </div>
    </AccessPage>
  )
}
