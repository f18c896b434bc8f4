import { afterEach, expect, it } from 'vitest'
import { localDate } from '#shared/kernel/local-date.ts'
import { refusalText } from '#shared/texts/messages.ts'
import { openProvince, sampleGroups } from '#tests/support/province-book.ts'
import type { TestBook } from '#tests/support/test-book.ts'

const open: TestBook[] = []
afterEach(async () => {
  for (const book of open.splice(0)) await book.dispose()
})

async function province(): Promise<TestBook> {
  const book = await openProvince()
  open.push(book)
  return book
}

const unitCode = sampleGroups[0]?.code ?? ''
const author = 'Người thử'
let calls = 0
const clientId = (): string => {
  calls += 1
  return `stale-call-${calls}`
}

/** What a person reads of a save that was not done. */
async function refused(...call: Parameters<TestBook['failure']>): Promise<string> {
  const failure = await open[0]?.failure(...call)
  if (failure?.kind !== 'domain') throw new Error(JSON.stringify(failure))
  return refusalText(failure.code, failure.data)
}

const said = (name: string): RegExp =>
  new RegExp(`^Chưa lưu: ${name} đã được ${author} sửa lúc .*\\d\\d:\\d\\d.*Phần đang sửa vẫn còn`)

it('takes no telephone number over one that somebody wrote since, and says who and when', async () => {
  const book = await province()
  const contact = { unitCode, name: 'Trung tá Hà', phone: '0912345678' }
  await book.call('province.saveContact', { clientId: clientId(), contact, basedOn: { name: '', phone: '' } })
  const late = { unitCode, name: 'Đại uý Bình', phone: '0987654321' }
  const asked = { clientId: clientId(), contact: late, basedOn: { name: '', phone: '' } }
  expect(await refused('province.saveContact', asked)).toMatch(said('Huyện Krông Pắc'))
  const on = { form: 'BM01', kind: 'day', unitCode, on: localDate('2023-04-14') } as const
  expect((await book.call('province.getUnitSlot', on)).contact).toMatchObject({ name: 'Trung tá Hà' })
  const seen = { name: contact.name, phone: contact.phone }
  expect((await book.call('province.saveContact', { ...asked, clientId: clientId(), basedOn: seen })).changed).toBe(1)
})

it('takes a call that was made already for the same, though its editor sees by now what it wrote', async () => {
  const book = await province()
  const contact = { unitCode, name: 'Trung tá Hà', phone: '0912345678' }
  const saving = { clientId: clientId(), contact, basedOn: { name: '', phone: '' } }
  const first = await book.call('province.saveContact', saving)
  const again = await book.call('province.saveContact', { ...saving, basedOn: { ...contact } })
  expect(again).toEqual({ ...first, changed: 0 })
  const [from, deadline] = [localDate('2023-04-10'), { hour: '17:00', daysAfter: 0 }]
  const setting = { clientId: clientId(), form: 'BM01', from, deadline } as const
  const set = await book.call('province.setDeadline', { ...setting, basedOn: [] })
  const repeated = await book.call('province.setDeadline', { ...setting, basedOn: [{ from, ...deadline }] })
  expect(repeated).toEqual({ ...set, changed: 0 })
})

it('changes no deadline and takes back no exemption that is another by now', async () => {
  const book = await province()
  const [from, to] = [localDate('2023-04-10'), localDate('2023-04-11')]
  const deadline = { hour: '17:00', daysAfter: 0 }
  await book.call('province.setDeadline', { clientId: clientId(), form: 'BM01', from, deadline, basedOn: [] })
  const late = {
    clientId: clientId(),
    form: 'BM01',
    from,
    deadline: { hour: '18:00', daysAfter: 0 },
    basedOn: [],
  } as const
  expect(await refused('province.setDeadline', { ...late, basedOn: [] })).toMatch(said('BM01'))
  const exemption = { id: 'mien-000001', unitCode, from, to, form: null, reason: 'mất điện', document: 'CV 1' }
  await book.call('province.saveExemption', { clientId: clientId(), exemption, basedOn: null })
  await book.call('province.saveExemption', { clientId: clientId(), exemption: { ...exemption, reason: 'lũ' } })
  const asked = { clientId: clientId(), id: exemption.id, basedOn: exemption }
  expect(await refused('province.withdrawExemption', asked)).toMatch(said('Huyện Krông Pắc'))
})

it('writes no target and no service over one that was changed since it was opened', async () => {
  const book = await province()
  const target = {
    unitCode,
    measure: 'CC',
    kind: 'cumulative',
    needed: { count: 100 },
    from: localDate('2023-01-01'),
    to: localDate('2023-12-31'),
    document: 'KH 1',
  } as const
  await book.call('targets.setTargets', { targets: [target], basedOn: [] })
  const other = { targets: [{ ...target, needed: { count: 200 } }], basedOn: [] }
  expect(await refused('targets.setTargets', other)).toMatch(said('Huyện Krông Pắc'))
  expect((await book.call('targets.setTargets', { ...other, basedOn: [target] })).changed).toBe(1)
  const [service] = await book.call('services.listServices', {})
  if (service === undefined) throw new Error('no service')
  const withTarget = (shareBp: number) => ({
    clientId: clientId(),
    services: [{ ...service, targets: [{ from: localDate('2023-01-01'), shareBp, document: 'KH' }] }],
    basedOn: [service],
  })
  await book.call('services.saveServices', withTarget(3000))
  expect(await refused('services.saveServices', withTarget(4000))).toMatch(/^Chưa lưu: .*Phần đang sửa vẫn còn/)
})
