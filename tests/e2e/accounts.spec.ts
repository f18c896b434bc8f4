import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, eaKly, kRongBuk, phuocAn, setUpDistrict } from './window-book.ts'

const friday = '2023-04-14'
const secret = 'bò vàng qua suối cạn'
const firstSecret = 'nhà sàn ba gian cũ'
const otherSecret = 'mưa rừng hai cái nón'

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name })
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name })
const password = (page: Page): Locator => page.getByRole('textbox', { name: 'Mật khẩu', exact: true })
const wizard = (page: Page): Locator => heading(page, 'Mô hình')

/** A store of several people: the administrator Trần Thị Bình is signed in, Lê Văn An may enter figures. */
async function openWithPeople(page: Page): Promise<void> {
  await callFromPage(page, 'accounts.createFirst', { login: 'binhtt', name: 'Trần Thị Bình', password: secret })
  await addOfficer(page)
  await setUpDistrict(page)
}

async function addOfficer(page: Page): Promise<void> {
  await callFromPage(page, 'accounts.createAccount', {
    login: 'anlv',
    name: 'Lê Văn An',
    roles: ['officer'],
    password: firstSecret,
  })
}

/** The same, and Lê Văn An has a password of his own and is the one who is signed in. */
async function openAsOfficer(page: Page): Promise<void> {
  await openWithPeople(page)
  await callFromPage(page, 'accounts.signIn', { login: 'anlv', password: firstSecret })
  await callFromPage(page, 'accounts.changePassword', { current: firstSecret, next: otherSecret })
  await page.reload()
  await heading(page, 'Hôm nay').waitFor()
}

async function openEntry(page: Page): Promise<void> {
  await page.evaluate(() => window.location.assign('#/entry'))
  await page.getByRole('grid').waitFor()
}

function cell(page: Page, rowName: string, number: number): Locator {
  return page.getByRole('row', { name: new RegExp(rowName) }).locator(`td[aria-colindex="${number}"]`)
}

async function signIn(page: Page, name: string, word: string): Promise<void> {
  await button(page, new RegExp(name)).click()
  await password(page).fill(word)
  await page.keyboard.press('Enter')
}

test('one person starts with a name, which stands on figures from then on', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await expect(heading(page, 'Ai dùng chương trình trên máy này?')).toBeVisible()
  await button(page, /Chỉ mình tôi/).click()
  await page.getByRole('textbox', { name: 'Họ tên' }).fill('Trần Thị Bình')
  await page.keyboard.press('Enter')
  await expect(wizard(page)).toBeVisible()
  await setUpDistrict(page)
  await button(page, 'Người đang dùng: Trần Thị Bình').click()
  await expect(button(page, 'Bật đăng nhập nhiều người')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Cài đặt' }).click()
  await button(page, 'Người dùng').click()
  await page.getByRole('textbox', { name: 'Họ tên' }).fill('Trần Thị Thanh Bình')
  await button(page, 'Đổi tên').click()
  await expect(button(page, 'Người đang dùng: Trần Thị Thanh Bình')).toBeVisible()
})

test('the first administrator is led to a good password and puts the recovery code away', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await button(page, /Nhiều người/).click()
  await page.getByRole('textbox', { name: 'Họ tên' }).fill('Trần Thị Bình')
  await expect(page.getByRole('textbox', { name: 'Tên đăng nhập' })).toHaveValue('binhtt')
  await password(page).fill('binh2023')
  await expect(page.getByRole('status')).toContainText('dễ đoán')
  await expect(button(page, 'Tạo người quản trị')).toBeDisabled()
  await password(page).fill(secret)
  await expect(page.getByRole('status')).toContainText('Mật khẩu dùng được.')
  await page.getByRole('textbox', { name: 'Gõ lại mật khẩu' }).fill(`${secret}!`)
  await expect(page.getByText('Hai lần gõ chưa giống nhau.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Gõ lại mật khẩu' }).fill(secret)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('region', { name: 'Mã khôi phục' })).toContainText('Tên đăng nhập: binhtt')
  await expect(button(page, 'Tiếp tục')).toBeDisabled()
  await page.getByRole('checkbox', { name: 'Tôi đã cất mã này' }).check()
  await button(page, 'Tiếp tục').click()
  await expect(wizard(page)).toBeVisible()
})

test('only the slip is printed', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await callFromPage(page, 'accounts.createFirst', { login: 'binhtt', name: 'Trần Thị Bình', password: secret })
  await expect(wizard(page)).toBeVisible()
  await setUpDistrict(page)
  await page.getByRole('link', { name: 'Cài đặt' }).click()
  await button(page, 'Người dùng').click()
  await page.getByRole('textbox', { name: 'Mật khẩu đang dùng' }).fill(secret)
  await button(page, 'Làm mã khôi phục mới').click()
  const slip = page.getByRole('region', { name: 'Mã khôi phục' })
  await expect(slip).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(slip).toBeVisible()
  await expect(page.getByText('Tôi đã cất mã này')).toBeHidden()
  await expect(page.getByText('Sổ Căn Cước', { exact: true }).first()).toBeHidden()
})

test('a person chooses the name and signs in; a wrong password and a lock-out are said in words', async ({
  launch,
}) => {
  const one = await launch({ today: friday, people: 'unset' })
  await openWithPeople(one.page)
  await one.app.close()

  const { page } = await launch({ today: friday })
  await expect(heading(page, 'Đăng nhập')).toBeVisible()
  await button(page, /Trần Thị Bình/).click()
  await expect(password(page)).toBeFocused()
  for (const wrong of ['một', 'hai', 'ba', 'bốn', 'năm']) {
    await password(page).fill(wrong)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('Mật khẩu chưa đúng.')
    await expect(password(page)).toHaveValue('')
  }
  await password(page).fill(secret)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(/Thử lại sau \d+ giây \(lúc \d\d:\d\d\)/)
  await expect(button(page, 'Đăng nhập')).toBeDisabled()
  await signIn(page, 'Lê Văn An', firstSecret)
  await expect(heading(page, 'Đặt mật khẩu của riêng bạn')).toBeVisible()
  await page.getByRole('textbox', { name: 'Mật khẩu đang dùng' }).fill(firstSecret)
  await page.getByRole('textbox', { name: 'Mật khẩu mới' }).fill(otherSecret)
  await page.getByRole('textbox', { name: 'Gõ lại mật khẩu' }).fill(otherSecret)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Hôm nay')).toBeVisible()

  await button(page, 'Người đang dùng: Lê Văn An').click()
  await button(page, 'Đăng xuất').click()
  await expect(page.getByRole('list', { name: 'Người dùng' }).getByRole('button')).toHaveText([
    /^Lê Văn An/,
    /^Trần Thị Bình/,
  ])
})

test('a forgotten password is set anew with the printed code, and the next code comes up', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  const { recoveryCode } = await callFromPage(page, 'accounts.createFirst', {
    login: 'binhtt',
    name: 'Trần Thị Bình',
    password: secret,
  })
  await setUpDistrict(page)
  await button(page, 'Người đang dùng: Trần Thị Bình').click()
  await button(page, 'Đăng xuất').click()
  await button(page, 'Quên mật khẩu? Dùng mã khôi phục').click()
  await page.getByRole('textbox', { name: 'Mã khôi phục' }).fill(recoveryCode.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('textbox', { name: 'Mật khẩu mới' }).fill(otherSecret)
  await page.getByRole('textbox', { name: 'Gõ lại mật khẩu' }).fill(otherSecret)
  await page.keyboard.press('Enter')
  const slip = page.getByRole('region', { name: 'Mã khôi phục' })
  await expect(slip).toBeVisible()
  await expect(slip).not.toContainText(recoveryCode.slice(0, 5))
  await page.getByRole('checkbox', { name: 'Tôi đã cất mã này' }).check()
  await button(page, 'Tiếp tục').click()
  await expect(heading(page, 'Hôm nay')).toBeVisible()
})

test('a locked window hides everything and keeps the text of an open cell', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await openAsOfficer(page)
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  await page.keyboard.type('31')
  await page.keyboard.press('Control+l')
  await expect(heading(page, 'Màn hình đang khoá')).toBeVisible()
  await expect(password(page)).toBeFocused()
  await expect(page.getByRole('grid')).toHaveCount(0)
  await expect(page.locator('[role="grid"]')).toBeHidden()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+1')
  await expect(heading(page, 'Màn hình đang khoá')).toBeVisible()

  await password(page).fill(otherSecret)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid')).toBeVisible()
  const editor = page.getByRole('textbox', { name: new RegExp(phuocAn.name) })
  await expect(editor).toBeFocused()
  await expect(editor).toHaveValue('31')
  await page.keyboard.press('Enter')
  await expect(cell(page, phuocAn.name, 3)).toHaveText('31')
  const day = await callFromPage(page, 'figures.getDay', { on: localDate(friday) })
  expect(day.cells.find((one) => one.unitCode === phuocAn.code && one.indicator === 'CC_NEW')?.fixed).toBe(31)
})

test('no shortcut reaches the screens under a lock, not even while the browser lets its dialog go', async ({
  launch,
}) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await openAsOfficer(page)
  await openEntry(page)
  await page.keyboard.press('Control+l')
  await expect(password(page)).toBeFocused()
  await page.evaluate(() => {
    document.querySelector('dialog')?.close()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', ctrlKey: true, bubbles: true }))
  })
  await expect(heading(page, 'Màn hình đang khoá')).toBeVisible()
  await password(page).fill(otherSecret)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid')).toBeVisible()
})

test('a figure that came when the backend had just locked is saved after unlocking', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await openAsOfficer(page)
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  await page.keyboard.type('12')
  await page.evaluate(async () => {
    await window.soCanCuoc.invoke('accounts.lockScreen', {})
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  })
  await expect(heading(page, 'Màn hình đang khoá')).toBeVisible()
  await expect(page.locator('td[data-state="failed"]')).toHaveCount(1)
  await password(page).fill(otherSecret)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(cell(page, phuocAn.name, 3)).toHaveText('12')
  await expect(page.locator('td[data-state="saving"], td[data-state="failed"]')).toHaveCount(0)
  const day = await callFromPage(page, 'figures.getDay', { on: localDate(friday) })
  expect(day.cells.find((one) => one.unitCode === phuocAn.code && one.indicator === 'CC_NEW')?.fixed).toBe(12)
})

test('another person takes over: what the first one was typing goes, the place stays', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await openAsOfficer(page)
  await openEntry(page)
  await cell(page, phuocAn.name, 3).click()
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await cell(page, eaKly.name, 3).click()
  await page.keyboard.type('99')
  await page.keyboard.press('Control+l')
  await button(page, 'Đổi người dùng').click()
  await expect(page.getByText(/Phần Lê Văn An đang gõ dở mà chưa lưu sẽ bỏ đi/)).toBeVisible()
  await signIn(page, 'Trần Thị Bình', secret)
  await expect(button(page, 'Người đang dùng: Trần Thị Bình')).toBeVisible()
  await expect(page.getByRole('grid', { name: /14\/04\/2023/ })).toBeVisible()
  await expect(cell(page, phuocAn.name, 3)).toHaveText('7')
  await expect(cell(page, eaKly.name, 3)).toHaveText('')
  await cell(page, eaKly.name, 3).click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(page.locator('td[data-state="saving"], td[data-state="failed"]')).toHaveCount(0)
  const { history } = await callFromPage(page, 'figures.getCellDetail', {
    unitCode: eaKly.code,
    indicator: 'CC_NEW',
    on: localDate(friday),
  })
  expect(history.map(({ author, value }) => [author, value])).toEqual([['Trần Thị Bình', 5]])
})

test('signing out waits for what could not be saved', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await callFromPage(page, 'accounts.createFirst', { login: 'binhtt', name: 'Trần Thị Bình', password: secret })
  await setUpDistrict(page)
  await openEntry(page)
  await cell(page, eaKly.name, 3).click()
  await page.keyboard.type('8')
  await callFromPage(page, 'figures.closeDay', {
    on: localDate(friday),
    reasons: [phuocAn, kRongBuk, eaKly].map(({ code }) => ({ key: `blank:${code}`, reason: 'Chưa gửi' })),
  })
  const menu = button(page, 'Người đang dùng: Trần Thị Bình')
  await menu.click()
  await button(page, 'Đăng xuất').click()
  const question = page.getByRole('dialog', { name: 'Còn 1 ô chưa lưu được' })
  await question.getByRole('button', { name: 'Ở lại' }).click()
  await expect(question).toBeHidden()
  await expect(cell(page, eaKly.name, 3)).toHaveText('8')
  await menu.click()
  await button(page, 'Đổi người dùng').click()
  await expect(page.getByText('Trần Thị Bình còn 1 ô chưa lưu được.')).toBeVisible()
  await button(page, 'Trở lại Trần Thị Bình').click()
  await password(page).fill(secret)
  await page.keyboard.press('Enter')
  await expect(cell(page, eaKly.name, 3)).toHaveText('8')
  await menu.click()
  await button(page, 'Đăng xuất').click()
  await question.getByRole('button', { name: 'Bỏ các số này và rời đi' }).click()
  await expect(heading(page, 'Đăng nhập')).toBeVisible()
})

test('an officer is not offered what an administrator does', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await openAsOfficer(page)
  await page.getByRole('link', { name: 'Cài đặt' }).click()
  const sections = page.getByRole('navigation', { name: 'Các mục cài đặt' })
  await expect(sections.getByRole('button', { name: 'Người dùng' })).toHaveCount(0)
  await expect(sections.getByRole('button', { name: 'Kỳ báo cáo' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Nhật ký' })).toHaveCount(0)
  await expect(button(page, 'Sửa lại thiết lập')).toBeDisabled()
  await expect(button(page, 'Sửa lại thiết lập')).toHaveAttribute('title', 'Cần vai trò: Quản trị.')
})

test('who may not set the unit up is told who can', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await callFromPage(page, 'accounts.createFirst', { login: 'binhtt', name: 'Trần Thị Bình', password: secret })
  await addOfficer(page)
  await callFromPage(page, 'accounts.signIn', { login: 'anlv', password: firstSecret })
  await callFromPage(page, 'accounts.changePassword', { current: firstSecret, next: otherSecret })
  await page.reload()
  await expect(heading(page, 'Sổ chưa thiết lập đơn vị')).toBeVisible()
  await button(page, 'Đổi người dùng').click()
  await signIn(page, 'Trần Thị Bình', secret)
  await expect(wizard(page)).toBeVisible()
})

test('changing a password takes the keyboard, and Esc gives it back to the menu of the person', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await openAsOfficer(page)
  await button(page, 'Người đang dùng: Lê Văn An').click()
  await button(page, 'Đổi mật khẩu').click()
  await expect(page.getByRole('textbox', { name: 'Mật khẩu đang dùng' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Mật khẩu đang dùng' })).toBeHidden()
  await expect(button(page, 'Người đang dùng: Lê Văn An')).toBeFocused()
})

test('an administrator adds, changes and resets people, and the last administrator stays', async ({ launch }) => {
  const { page } = await launch({ today: friday, people: 'unset' })
  await openWithPeople(page)
  await page.getByRole('link', { name: 'Cài đặt' }).click()
  await button(page, 'Người dùng').click()
  await button(page, 'Thêm người dùng').click()
  await expect(page.getByRole('textbox', { name: 'Họ tên' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Họ tên' }).fill('Y Bhin Êban')
  await page.getByRole('checkbox', { name: /^Chỉ huy/ }).check()
  await page.getByRole('textbox', { name: 'Mật khẩu tạm' }).fill('cầu treo mùa nước nổi')
  await page.getByRole('textbox', { name: 'Gõ lại mật khẩu' }).fill('cầu treo mùa nước nổi')
  await page.getByRole('button', { name: 'Thêm', exact: true }).click()
  await expect(page.getByText(/Đã thêm Y Bhin Êban/)).toBeVisible()
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
  await expect(row('Y Bhin Êban')).toContainText('Nhập liệu, Chỉ huy')
  await button(page, 'Sửa Trần Thị Bình').click()
  await page.getByRole('checkbox', { name: /^Quản trị/ }).uncheck()
  await button(page, /^Lưu$/).click()
  await expect(page.getByRole('alert')).toContainText(/quản trị/i)
  await button(page, 'Thôi').click()
  await expect(button(page, 'Thêm người dùng')).toBeFocused()
  await button(page, 'Sửa Lê Văn An').click()
  await page.getByRole('checkbox', { name: 'Được sử dụng' }).uncheck()
  await button(page, /^Lưu$/).click()
  await expect(row('Lê Văn An')).toContainText('Ngừng sử dụng')
})

for (const theme of ['light', 'dark'] as const) {
  test(`no screen of signing in has an accessibility fault in the ${theme} theme`, async ({ launch }) => {
    const { page } = await launch({ today: friday, people: 'unset' })
    await page.emulateMedia({ colorScheme: theme })
    const noFaults = async (place: string) => {
      await stillness(page)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${place}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
    }
    await noFaults('first run')
    await button(page, /Nhiều người/).click()
    await page.getByRole('textbox', { name: 'Họ tên' }).fill('Trần Thị Bình')
    await password(page).fill(secret)
    await page.getByRole('textbox', { name: 'Gõ lại mật khẩu' }).fill(secret)
    await noFaults('administrator')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'Tôi đã cất mã này' }).check()
    await noFaults('recovery code')
    await button(page, 'Tiếp tục').click()
    await addOfficer(page)
    await setUpDistrict(page)
    await page.getByRole('link', { name: 'Cài đặt' }).click()
    await button(page, 'Người dùng').click()
    await button(page, 'Thêm người dùng').click()
    await noFaults('people')
    await button(page, 'Thôi').click()
    await button(page, 'Người đang dùng: Trần Thị Bình').click()
    await noFaults('person menu')
    await button(page, 'Đổi người dùng').click()
    await expect(heading(page, 'Đổi người dùng')).toBeVisible()
    await noFaults('switch')
    await button(page, 'Trở lại Trần Thị Bình').click()
    await noFaults('locked')
    await button(page, 'Quên mật khẩu? Dùng mã khôi phục').click()
    await noFaults('recover')
    await callFromPage(page, 'accounts.signOut', {})
    await expect(heading(page, 'Đăng nhập')).toBeVisible()
    await noFaults('sign-in')
  })
}

/** Resolves when nothing fades or slides any more: half-faded letters have no contrast. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)))
  })
}
