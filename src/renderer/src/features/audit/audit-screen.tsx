import { useNavigate, useSearch } from '@tanstack/react-router'
import { errorText } from '#renderer/rpc/failure-text.ts'
import { useMay } from '#renderer/rpc/use-may.ts'
import { t } from '#renderer/texts/vi.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Screen } from '#renderer/ui/screen.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditFooter } from './audit-footer.tsx'
import { AuditList } from './audit-list.tsx'
import styles from './audit-screen.module.css'
import { type AuditSearch, filterOf } from './audit-search.ts'
import { EntryDetail } from './entry-detail.tsx'
import { useAuditPages } from './use-audit-pages.ts'

/** "Nhật ký", for who may read it; the address stays when another person takes over who may not. */
export function AuditScreen() {
  const { isGiven, needs } = useMay('audit.listEvents')
  return isGiven ? (
    <AuditView />
  ) : (
    <Screen title={t('audit.title')}>
      <div className={styles.refused}>
        <Notice tone="warning">{t('audit.refused', { needs: needs ?? '' })}</Notice>
      </div>
    </Screen>
  )
}

/** Everything that was ever recorded, found, read, checked and printed. */
function AuditView() {
  const search: AuditSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const filter = filterOf(search)
  const { data, error, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = useAuditPages(filter)
  const change = (changes: Partial<AuditSearch>) =>
    void navigate({ to: '.', search: { ...search, ...changes }, replace: true })
  const events = data?.pages.flatMap((page) => page.events) ?? []
  const isFiltered = Object.keys(filter).length > 0
  return (
    <Screen title={t('audit.title')} footer={<AuditFooter filter={filter} />}>
      <div className={styles.view}>
        <AuditFilters search={search} authors={data?.pages[0]?.authors ?? []} onChange={change} />
        <div className={styles.list}>
          {isError && <Notice tone="error">{errorText(error)}</Notice>}
          {data === undefined && !isError && <Loading />}
          {data !== undefined && events.length === 0 && (
            <p className={styles.empty}>{t(isFiltered ? 'audit.none' : 'audit.empty')}</p>
          )}
          {events.length > 0 && (
            <AuditList
              events={events}
              chosen={search.entry}
              onChoose={(entry) => change({ entry })}
              hasMore={hasNextPage}
              isLoadingMore={isFetchingNextPage}
              onMore={() => void fetchNextPage()}
            />
          )}
        </div>
        <aside className={styles.side}>
          <EntryDetail id={search.entry} />
        </aside>
      </div>
    </Screen>
  )
}
