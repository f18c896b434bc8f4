import type { Locator } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, setUpDistrict } from './window-book.ts'

const today = '2023-04-15'

test('settings say how they stand, and reverting goes back to what was saved', async ({ launch }) => {
  const { page } = await launch({ today })
  await setUpDistrict(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await page.getByRole('link', { name: 'Cài đặt' }).click()
  const open = (name: string) =>
    page.getByRole('navigation', { name: 'Các mục cài đặt' }).getByRole('button', { name, exact: true }).click()
  await open('Đầu báo cáo')
  const place = page.getByRole('textbox', { name: 'Nơi ghi trên báo cáo' })
  await place.fill('Phước An')
  await expect(page.getByText('Có thay đổi chưa lưu')).toBeVisible()
  await button(/^Lưu$/).click()
  await expect(page.getByRole('main').getByText('Đã lưu', { exact: true })).toBeVisible()
  await place.fill('Buôn Hồ')
  await button('Bỏ thay đổi').click()
  await expect(place).toHaveValue('Phước An')

  await open('Ngày nghỉ')
  await page.getByRole('textbox', { name: 'Ngày', exact: true }).fill('15/5/2023')
  await page.getByRole('textbox', { name: 'Tên ngày nghỉ', exact: true }).fill('Ngày thành lập')
  await button('Thêm ngày nghỉ').click()
  await saveAndLeaveFor(button(/^Lưu$/), 'Đơn vị')
  await expect(page.getByRole('region', { name: 'Đơn vị', exact: true })).toBeVisible()
  await open('Ngày nghỉ')
  await expect(page.getByRole('row', { name: /15\/05\/2023/ })).toBeVisible()
})

/** Opens another section before the answer to what is being saved can have come. */
async function saveAndLeaveFor(save: Locator, section: string): Promise<void> {
  await save.evaluate((button: HTMLElement, name) => {
    button.click()
    for (const one of document.querySelectorAll<HTMLElement>('nav button'))
      if (one.textContent.trim() === name) one.click()
  }, section)
}

test('settings keep what was typed in another section, and leaving with it asks once', async ({ launch }) => {
  const { page } = await launch({ today })
  await setUpDistrict(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await page.getByRole('link', { name: 'Cài đặt' }).click()
  const nav = page.getByRole('navigation', { name: 'Các mục cài đặt' })
  await nav.getByRole('button', { name: 'Kỳ báo cáo' }).click()
  const hour = page.getByRole('textbox', { name: 'Giờ chốt, gửi báo cáo' })
  await hour.fill('25:00')
  await button(/^Lưu$/).click()
  await expect(page.getByText('Giờ dạng 17:00.')).toBeVisible()
  await nav.getByRole('button', { name: 'Đơn vị', exact: true }).click()
  await expect(nav.getByRole('button', { name: 'Kỳ báo cáo chưa lưu' })).toBeVisible()
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'chưa lưu ở mục: Kỳ báo cáo' })).toBeVisible()
  await button('Ở lại').click()
  await nav.getByRole('button', { name: 'Kỳ báo cáo' }).click()
  await expect(hour).toHaveValue('25:00')
  await page.getByRole('link', { name: 'Hôm nay' }).click()
  await button('Rời đi, bỏ thay đổi').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hôm nay' })).toBeVisible()
})

test('Ctrl+S saves the section that is shown and carries out nothing of another one', async ({ launch }) => {
  const { page } = await launch({ today: '2025-07-10' })
  await setUpDistrict(page, { startOn: localDate('2025-04-01') })
  await page.getByRole('link', { name: 'Cài đặt' }).click()
  const nav = page.getByRole('navigation', { name: 'Các mục cài đặt' })
  await nav.getByRole('button', { name: 'Sắp xếp đơn vị' }).click()
  await page.getByRole('checkbox', { name: 'Xã Ea Kly' }).check()
  await page.getByRole('button', { name: 'Soạn từ 1 gợi ý' }).click()
  await page.getByRole('textbox', { name: 'Căn cứ' }).fill('Nghị quyết 1660/NQ-UBTVQH15')
  await nav.getByRole('button', { name: 'Đầu báo cáo' }).click()
  const place = page.getByRole('textbox', { name: 'Nơi ghi trên báo cáo' })
  await place.fill('Phước An')
  await place.press('Control+s')
  await expect(page.getByRole('main').getByText('Đã lưu', { exact: true })).toBeVisible()
  // Nothing is left to save here now; what waits in the other section is not meant.
  await place.press('Control+s')
  await page.waitForTimeout(1500)
  const carriedOut = () => callFromPage(page, 'province.listReorganisationDays', {})
  expect(await carriedOut()).toEqual([])
  await nav.getByRole('button', { name: 'Sắp xếp đơn vị' }).click()
  await page.keyboard.press('Control+s')
  await expect.poll(carriedOut).toMatchObject([{ on: '2025-07-01' }])
})
