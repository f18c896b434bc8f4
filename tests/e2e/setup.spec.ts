import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'

const today = '2023-04-15'

// Each test walks through the whole wizard.
test.describe.configure({ timeout: 90_000 })

/** Rows as they stand in the officers' own workbook: other order, other spelling of tones, abbreviated type, a total. */
const pastedOpenings = [
  'STT\tĐơn vị\tHồ sơ CCCD\tThẻ tồn',
  '1\tTT. Phước An\t13.715\t120',
  '2\tXã Krông Búk\t7.402\t40',
  '3\tXã Ea Kly\t9.118\t61',
  '4\tXã Hoà An\t5.230\t18',
  '5\tXã Ea Knuếc\t6.001\t22',
  '\tTổng cộng\t41.466\t261',
].join('\n')

function wizard(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  return {
    button,
    heading: (name: string) => page.getByRole('heading', { level: 1, name }),
    date: (name: string) => page.getByRole('textbox', { name }),
    next: () => button(/^(Tiếp tục|Bỏ qua bước này)$/).click(),
    /** Waits until the store holds everything typed so far. */
    saved: () => expect(page.getByRole('navigation', { name: 'Các bước thiết lập' })).toContainText('Đã giữ bản nháp'),
    step: (name: string) =>
      page.getByRole('navigation', { name: 'Các bước thiết lập' }).getByRole('button', { name }).click(),
  }
}

async function chooseDistrict(page: Page): Promise<void> {
  const { next, date, heading } = wizard(page)
  await page.getByRole('radio', { name: /Cấp huyện/ }).check()
  await next()
  await expect(heading('Đơn vị')).toBeVisible()
  await date('Ngày bắt đầu dùng sổ').fill('1/4/2023')
  await page.getByRole('combobox', { name: 'Tìm nhanh' }).fill('krong pac')
  await page.getByRole('option', { name: 'Huyện Krông Pắc, Tỉnh Đắk Lắk' }).click()
  await expect(page.getByRole('combobox', { name: 'Tỉnh, thành phố' })).toHaveValue('Tỉnh Đắk Lắk')
  await next()
  await expect(page.getByText('16/16 xã đã chọn')).toBeVisible()
  await next()
}

async function pasteOpenings(page: Page): Promise<void> {
  const { button, date } = wizard(page)
  await date('Tính đến hết ngày').fill('31/3/2023')
  await date('Căn cứ').fill('Biên bản 12/BB-PC06')
  await button('Dán bảng từ Excel').click()
  await page.getByRole('textbox', { name: 'Chỗ dán' }).fill(pastedOpenings)
  await expect(page.getByText('Khớp theo tên: 4/5 dòng')).toBeVisible()
  await page.getByRole('combobox', { name: 'Ghi dòng Xã Ea Knuếc vào' }).click()
  await page.getByRole('option', { name: 'Xã Ea KNuec' }).click()
  await expect(page.getByText('Dòng tổng trong bảng dán khớp tổng các dòng.')).toBeVisible()
  await button('Ghi 10 ô vào bảng').click()
  await expect(page.getByRole('grid').getByText('41.466')).toBeVisible()
}

async function finish(page: Page): Promise<void> {
  const { button, next, heading } = wizard(page)
  await next()
  await expect(heading('Chỉ tiêu')).toBeVisible()
  await next()
  await expect(page.getByRole('figure', { name: 'Xem trước đầu báo cáo' })).toContainText('CÔNG AN HUYỆN KRÔNG PẮC')
  await next()
  await expect(page.getByRole('region', { name: 'Số dư đầu kỳ' })).toContainText('41.466')
  await button('Bắt đầu dùng').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hôm nay' })).toBeVisible()
}

test('a district is set up with pasted openings, over a restart in the middle of the wizard', async ({ launch }) => {
  const one = await launch({ today })
  await chooseDistrict(one.page)
  await pasteOpenings(one.page)
  await wizard(one.page).saved()
  await one.app.close()

  const { page } = await launch({ today })
  const { heading, date } = wizard(page)
  await expect(heading('Số dư đầu kỳ, nhân khẩu')).toBeVisible()
  await expect(page.getByText('Đang mở tiếp bản thiết lập làm dở.')).toBeVisible()
  await expect(date('Căn cứ')).toHaveValue('Biên bản 12/BB-PC06')
  await expect(page.getByRole('grid').getByText('41.466')).toBeVisible()
  await finish(page)
})

test('going back loses nothing, and a step says what it lacks', async ({ launch }) => {
  const { page } = await launch({ today })
  const { next, button, step, heading } = wizard(page)
  await next()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Chọn một mô hình.')
  await chooseDistrict(page)
  await pasteOpenings(page)
  await step('Mô hình')
  await page.getByRole('radio', { name: /Hai cấp/ }).check()
  await page.getByRole('radio', { name: /Cấp huyện/ }).check()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(heading('Đơn vị')).toBeVisible()
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('grid').getByText('41.466')).toBeVisible()
  await wizard(page).date('Tính đến hết ngày').fill('30/3/2023')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(heading('Chỉ tiêu')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(wizard(page).date('Tính đến hết ngày')).toHaveValue('30/03/2023')
  await wizard(page).date('Căn cứ').fill('')
  await next()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Nhập căn cứ của số dư đầu kỳ.')
  await expect(wizard(page).date('Căn cứ')).toBeFocused()
  await expect(button('Quay lại')).toBeEnabled()
})

test('a date that cannot be read stays where it was typed, and holds the step up', async ({ launch }) => {
  const { page } = await launch({ today })
  const { next, step, date, heading } = wizard(page)
  await chooseDistrict(page)
  await date('Tính đến hết ngày').fill('cuối tháng 3')
  await step('Xã, phường')
  await expect(heading('Xã, phường')).toBeVisible()
  await next()
  await expect(date('Tính đến hết ngày')).toHaveValue('cuối tháng 3')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(date('Tính đến hết ngày')).toBeFocused()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('“cuối tháng 3” chưa đọc được là ngày.')
  await date('Tính đến hết ngày').fill('31/3/2023')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(heading('Chỉ tiêu')).toBeVisible()
})

test('the set-up is done again from the settings, and a commune that has figures stays', async ({ launch }) => {
  const { page } = await launch({ today })
  await chooseDistrict(page)
  await pasteOpenings(page)
  await finish(page)

  const { button, step, heading } = wizard(page)
  await page.getByRole('link', { name: 'Cài đặt' }).click()
  await button('Sửa lại thiết lập').click()
  await step('Số dư đầu kỳ, nhân khẩu')
  await expect(page.getByRole('grid').getByText('41.466')).toBeVisible()
  await step('Chỉ tiêu')
  await button('Thêm chỉ tiêu').click()
  await page.getByRole('textbox', { name: 'Tỷ lệ' }).fill('55')
  await wizard(page).date('Từ ngày').fill('1/1/2023')
  await wizard(page).date('Đến ngày').fill('30/6/2023')
  await step('Xã, phường')
  await page.getByRole('checkbox', { name: /Xã Ea Kly/ }).uncheck()
  await step('Xem lại')
  await button('Lưu thiết lập').click()
  await expect(heading('Xã, phường')).toBeVisible()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Đã có số liệu nên không bỏ được: Xã Ea Kly.')
  await page.getByRole('checkbox', { name: /Xã Ea Kly/ }).check()
  await step('Xem lại')
  await button('Lưu thiết lập').click()
  await expect(page.getByText(/16 chỉ tiêu/)).toBeVisible()
  await page.getByRole('link', { name: 'Chỉ tiêu – cao điểm' }).click()
  await expect(page.getByRole('main')).toContainText('55 % công dân đủ điều kiện')
})

test('no step of the wizard and no section of the settings has a serious barrier', async ({ launch }) => {
  const { page } = await launch({ today })
  const barriers = async (place: string, within = 'body') => {
    const { violations } = await new AxeBuilder({ page }).include(within).setLegacyMode().analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${place}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
  }
  const { next, button } = wizard(page)
  await barriers('mô hình')
  await chooseDistrict(page)
  await pasteOpenings(page)
  await barriers('số dư')
  await button('Dán bảng từ Excel').click()
  await page.getByRole('textbox', { name: 'Chỗ dán' }).fill(pastedOpenings)
  await barriers('dán')
  await button('Đóng').click()
  await wizard(page).step('Đơn vị')
  await barriers('đơn vị')
  await wizard(page).step('Xã, phường')
  await barriers('xã')
  await next()
  await next()
  await button('Thêm chỉ tiêu').click()
  await next()
  await barriers('chỉ tiêu')
  await button('Xóa chỉ tiêu 1').click()
  await next()
  await barriers('đầu báo cáo')
  await next()
  await barriers('xem lại')
  await button('Bắt đầu dùng').click()
  await page.getByRole('link', { name: 'Cài đặt' }).click()
  const sections = page.getByRole('navigation', { name: 'Các mục cài đặt' }).getByRole('button')
  for (const section of await sections.all()) {
    await section.click()
    await barriers((await section.textContent()) ?? '', 'main')
  }
})
