import { type ReactNode, useMemo, useState } from 'react'
import { TextInput } from '@mantine/core'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useBackendQuery } from '#renderer/rpc/use-backend.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { formatCount } from '#shared/kernel/numbers.ts'
import { foldDiacritics } from '#shared/kernel/vietnamese-text.ts'
import { useRowNames } from '../unit-names.ts'
import { AliasTable } from './alias-table.tsx'
import { MappingCard } from './mapping-card.tsx'
import { MemoryFooter } from './memory-footer.tsx'
import styles from './memory.module.css'

/** "Bộ nhớ": headers and unit names the program was taught, to be looked through, mended, forgotten and handed on. */
export function MemoryView({ tools }: { readonly tools: ReactNode }) {
  const answer = useBackendQuery('importing.listMemory', {})
  const may = useMay('importing.putMemory')
  const names = useRowNames(null)
  const [search, setSearch] = useState('')
  const { mappings = [], aliases = [] } = answer.data ?? {}
  const found = useMemo(() => {
    const wanted = foldDiacritics(search)
    const has = (...texts: readonly string[]) => texts.some((text) => foldDiacritics(text).includes(wanted))
    return {
      mappings: mappings.filter(({ name, columns }) => has(name, ...Object.keys(columns))),
      aliases: aliases.filter(({ sender, text, unitCode }) => has(sender, text, names.unit(unitCode))),
    }
  }, [mappings, aliases, search, names])
  return (
    <Screen title={t('importing.title')} tools={tools} footer={<MemoryFooter />}>
      <div className={styles.view}>
        <div className={styles.top}>
          <p className={styles.hint}>{t('importing.memoryHint')}</p>
          <TextInput
            aria-label={t('importing.memorySearch')}
            placeholder={t('importing.memorySearch')}
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
        {answer.isError && <Notice tone="error">{errorText(answer.error)}</Notice>}
        {answer.isPending && <Loading />}
        {answer.data !== undefined && (
          <div className={styles.columns}>
            <Card title={t('importing.mappings')} aside={formatCount(mappings.length)}>
              {mappings.length === 0 && <p className={styles.none}>{t('importing.mappingsNone')}</p>}
              <ul>
                {found.mappings.map((mapping) => (
                  <MappingCard key={mapping.fingerprint} mapping={mapping} names={names} may={may} />
                ))}
              </ul>
            </Card>
            <Card title={t('importing.aliases')} aside={formatCount(aliases.length)}>
              {aliases.length === 0 && <p className={styles.none}>{t('importing.aliasesNone')}</p>}
              {found.aliases.length > 0 && <AliasTable aliases={found.aliases} names={names} may={may} />}
            </Card>
          </div>
        )}
      </div>
    </Screen>
  )
}
