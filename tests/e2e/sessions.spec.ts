import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Input } from '#shared/contract/contract.ts'
import { localDate } from '#shared/kernel/local-date.ts'
import { paste } from './clipboard.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, eaKly, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const saturday = '2023-04-15'

type Plan = Input<'sessions.saveSession'>['plan']

let made = 0

/** A session written by another hand, straight into the book. */
async function saveSession(page: Page, plan: Partial<Plan>, figures: Input<'sessions.saveSession'>['figures'] = []) {
  made += 1
  await callFromPage(page, 'sessions.saveSession', {
    clientId: `e2e-session-${Date.now()}-${made}`,
    figures,
    plan: {
      id: `e2e-buoi-${made}`,
      on: localDate(saturday),
      startsAt: '07:30',
      endsAt: '11:00',
      workedBy: 'Đội QLHC',
      place: 'Trường THPT Phan Đình Phùng',
      host: '',
      placeUnitCode: eaKly.code,
      group: 'pupils',
      groupNote: '',
      expected: 100,
      teams: 1,
      staff: 4,
      equipment: 2,
      status: 'planned',
      cancelReason: '',
      note: '',
      ...plan,
    },
  })
}

async function openSessions(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Lưu động' }).click()
  await expect(page.getByRole('table', { name: /^Lịch lưu động tháng 04\/2023/ })).toBeVisible()
}

const panel = (page: Page) => page.getByRole('region', { name: /^Buổi/ })
const save = (page: Page) => panel(page).getByRole('button', { name: 'Lưu buổi' }).click()

/** The total of cards of Ea Kly on a day, as the book counts it. */
async function cardsOf(page: Page, day: string): Promise<number | null> {
  const { cells } = await callFromPage(page, 'figures.getDay', { on: localDate(day) })
  return cells.find((one) => one.unitCode === eaKly.code && one.indicator === 'CC_TOTAL')?.effective ?? null
}

test('a session is planned, held, moved and cancelled, and the totals of its days follow', async ({ launch }) => {
  const { page } = await launch({ today: saturday })
  await setUpDistrict(page)
  const on = localDate(saturday)
  await record(page, [{ unitCode: eaKly.code, indicator: 'CC_TOTAL', from: on, to: on, value: 12 }])
  await openSessions(page)
  await expect(page.getByRole('heading', { name: /chưa có buổi lưu động nào/ })).toBeVisible()

  await page.getByRole('contentinfo').getByRole('button', { name: 'Thêm buổi' }).click()
  await save(page)
  await expect(panel(page).getByText('Nhập địa điểm.').first()).toBeVisible()
  await panel(page).getByLabel('Từ giờ').fill('7h30')
  await panel(page).getByLabel('Đến giờ').fill('11')
  await panel(page).getByRole('textbox', { name: 'Địa điểm' }).fill('Nhà văn hoá thôn 5')
  await panel(page).getByRole('combobox', { name: 'Xã của địa điểm' }).fill('ea kly')
  await page.getByRole('option', { name: eaKly.name }).click()
  await panel(page).getByLabel('Dự kiến').fill('40')
  await save(page)
  await expect(panel(page)).toContainText('Đã lưu lúc')
  await expect(page.getByRole('button', { name: '07:30 Nhà văn hoá thôn 5, 07:30–11:00, kế hoạch' })).toBeVisible()

  await panel(page).getByText('Đã thực hiện', { exact: true }).click()
  await panel(page)
    .getByRole('grid')
    .click({ position: { x: 300, y: 40 } })
  await page.keyboard.type('10')
  await page.keyboard.press('Enter')
  await page.keyboard.type('8')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await expect(panel(page)).toContainText(/Xã Ea Kly.*ngày 15\/04\/2023: 12 → 30/)
  expect(await cardsOf(page, saturday)).toBe(30)

  await panel(page).getByRole('textbox', { name: 'Ngày', exact: true }).fill('17/4/2023')
  await save(page)
  await expect(panel(page)).toContainText('ngày 15/04/2023: 30 → 12')
  await expect(panel(page)).toContainText('ngày 17/04/2023: trống → 18')
  expect([await cardsOf(page, saturday), await cardsOf(page, '2023-04-17')]).toEqual([12, 18])

  await panel(page).getByText('Huỷ', { exact: true }).click()
  await save(page)
  await expect(panel(page).getByText('Ghi lý do huỷ, từ 3 ký tự.').first()).toBeVisible()
  await panel(page).getByLabel('Lý do huỷ').fill('Mưa lớn')
  await save(page)
  await expect(panel(page)).toContainText('ngày 17/04/2023: 18 → trống')
  expect(await cardsOf(page, '2023-04-17')).toBeNull()
  await expect(page.getByRole('button', { name: /Nhà văn hoá thôn 5, .*, huỷ/ })).toBeVisible()
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
})

test('figures are split by communes in a grid that takes a block from Excel, and Nhập ngày names the session', async ({
  launch,
}) => {
  const { page } = await launch({ today: saturday })
  await setUpDistrict(page)
  await saveSession(page, { status: 'done' })
  await openSessions(page)
  await page.getByRole('button', { name: /Trường THPT Phan Đình Phùng/ }).click()
  await panel(page).getByText('Chia theo xã').click()
  const grid = panel(page).getByRole('grid', { name: 'Số liệu của buổi, chia theo xã' })
  await grid.locator('tbody td').first().click()
  await paste(page, '3\t2\t1\n4\t0\t5')
  await expect(grid.locator('tfoot')).toContainText('15')
  await save(page)
  await expect(panel(page)).toContainText(`${phuocAn.name}, `)
  await expect(panel(page)).toContainText('trống → 6')
  await panel(page).getByRole('link', { name: 'Mở Nhập ngày 15/04/2023' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nhập ngày' })).toBeVisible()
  await expect(page.getByText('0 tại chỗ + 3 lưu động = 3').first()).toBeVisible()
  await page.getByRole('link', { name: /Trường THPT Phan Đình Phùng/ }).click()
  await expect(panel(page)).toBeVisible()
})

test('a copy waits for its day, and what was typed survives leaving the screen', async ({ launch }) => {
  const { page } = await launch({ today: saturday })
  await setUpDistrict(page)
  await saveSession(page, {})
  await openSessions(page)
  await page.getByRole('button', { name: /Trường THPT Phan Đình Phùng/ }).click()
  await panel(page).getByRole('button', { name: 'Sao chép sang ngày khác' }).click()
  await expect(page.getByRole('region', { name: 'Buổi mới' })).toBeVisible()
  await expect(panel(page).getByRole('textbox', { name: 'Địa điểm' })).toHaveValue('Trường THPT Phan Đình Phùng')
  await save(page)
  await expect(panel(page).getByText('Nhập ngày.').first()).toBeVisible()
  await panel(page).getByLabel('Cơ quan phối hợp').fill('Sở Giáo dục')
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await page.getByRole('link', { name: 'Lưu động' }).click()
  await page.getByRole('button', { name: 'Trường THPT Phan Đình Phùng', exact: true }).click()
  await expect(panel(page).getByLabel('Cơ quan phối hợp')).toHaveValue('Sở Giáo dục')
  await panel(page).getByRole('textbox', { name: 'Ngày', exact: true }).fill('22/4/2023')
  await save(page)
  await expect(panel(page)).toContainText('Đã lưu lúc')
  await expect(page.getByRole('button', { name: /Trường THPT Phan Đình Phùng, .*, kế hoạch/ })).toHaveCount(2)
})

test('two reports of a place and hour are flagged, and a closed day says why it takes nothing', async ({ launch }) => {
  const { page } = await launch({ today: saturday })
  await setUpDistrict(page)
  await record(
    page,
    [phuocAn, kRongBuk, eaKly].flatMap(({ code }) => dayOf(code, saturday, 1)),
  )
  await saveSession(page, { status: 'done' }, [{ unitCode: eaKly.code, indicator: 'CC_NEW', value: 5 }])
  await saveSession(page, { workedBy: 'Công an xã Ea Kly', startsAt: null, endsAt: null })
  await openSessions(page)
  await page.getByText('Có 1 chỗ hai buổi có thể là một').click()
  await expect(page.getByText(/Hai buổi cùng ngày 15\/04\/2023/).first()).toBeVisible()
  await page.getByRole('button', { name: /^Mở buổi .*Công an xã Ea Kly/ }).click()
  await expect(panel(page)).toContainText('Hai buổi có thể là một:')
  await panel(page).getByRole('button', { name: /Đóng/ }).click()

  await page.getByText('Danh sách', { exact: true }).click()
  const list = page.getByRole('table', { name: /^Các buổi lưu động/ })
  await expect(list.getByRole('img', { name: 'có thể trùng' })).toHaveCount(2)
  await page.getByLabel('Trạng thái').selectOption({ label: 'Đã thực hiện' })
  await expect(list.locator('tbody tr')).toHaveCount(1)

  await callFromPage(page, 'figures.closeDay', {
    on: localDate(saturday),
    reasons: [],
  })
  await list.getByRole('button', { name: /Trường THPT/ }).click()
  await panel(page).getByLabel('Ghi chú').fill('Sửa sau khi chốt')
  await save(page)
  await expect(panel(page).getByRole('alert')).toContainText('đã chốt')
  await panel(page).getByRole('button', { name: 'Bỏ thay đổi' }).click()
})

test('the keyboard alone writes a session down', async ({ launch }) => {
  const { page } = await launch({ today: saturday })
  await setUpDistrict(page)
  await page.keyboard.press('Control+7')
  await expect(page.getByRole('heading', { level: 1, name: 'Lưu động' })).toBeVisible()
  await expect(page.getByText('Tháng 04/2023', { exact: true })).toBeVisible()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByText('Tháng 05/2023', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+;')
  await page.locator('[data-day="2023-04-15"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('textbox', { name: 'Ngày', exact: true })).toHaveValue('22/04/2023')
  for (const text of ['', '', '8', '10', 'Trường Mầm non Hoa Sen']) {
    if (text !== '') await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Control+e')
  await page.keyboard.press('Control+s')
  await expect(panel(page)).toContainText('Đã lưu lúc')
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(page.getByRole('button', { name: /Trường Mầm non Hoa Sen, 08:00–10:00, đã thực hiện/ })).toBeVisible()
})
