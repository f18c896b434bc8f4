import { t } from '#renderer/texts/vi.ts'
import footer from '#renderer/ui/screen-footer.module.css'
import { formatCount } from '#shared/kernel/numbers.ts'
import { type PercentFormat, percentText } from '#shared/kernel/ratio.ts'
import type { ServicesBook } from '#shared/services/services.schema.ts'
import { changeText, type ServiceSheet } from './service-sheet.ts'

interface ServiceSumsProps {
  readonly sheet: ServiceSheet
  readonly format: PercentFormat
}

/** What the month comes to: every service, and those that the police run. */
export function ServiceSums({ sheet, format }: ServiceSumsProps) {
  return (
    <div className={footer.sums}>
      <span>
        {t('services.sumAll')} <strong>{sumText(sheet.all, format)}</strong>
      </span>
      <span>
        {t('services.sumPolice')} <strong>{sumText(sheet.police, format)}</strong>
      </span>
    </div>
  )
}

function sumText({ now, before }: ServicesBook['all'], format: PercentFormat): string {
  if (now.received === null || now.online === null) return t('services.sumNone')
  const change = changeText(now, before, format)
  const ratio = percentText(now.online, now.received, format)
  const text = t('services.sumText', { online: formatCount(now.online), received: formatCount(now.received), ratio })
  return change === '' ? text : text + t('services.sumChange', { change })
}
