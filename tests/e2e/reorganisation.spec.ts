import { AxeBuilder } from '@axe-core/playwright'
import { localDate } from '#shared/kernel/local-date.ts'
import { expect, test } from './fixture.ts'
import { callFromPage, dayOf, eaKly, kRongBuk, phuocAn, record, setUpDistrict } from './window-book.ts'

const decree = 'Nghị quyết 1660/NQ-UBTVQH15'

test.describe('reorganisation of units', () => {
  test('suggestions of the bundled data are checked, carried out, opened and told in both ways', async ({ launch }) => {
    const { page } = await launch({ today: '2025-07-10' })
    await setUpDistrict(page, { startOn: localDate('2025-04-01') })
    await record(page, [...dayOf(kRongBuk.code, '2025-05-05', 12), ...dayOf(eaKly.code, '2025-05-05', 30)])
    await page.getByRole('link', { name: 'Cài đặt' }).click()
    await page.getByRole('button', { name: 'Sắp xếp đơn vị' }).click()
    await page.getByRole('checkbox', { name: 'Xã Ea Kly' }).check()
    await page.getByRole('button', { name: 'Soạn từ 1 gợi ý' }).click()

    const preview = page.getByRole('complementary', { name: 'Xem trước' })
    await expect(preview).toContainText('2 đơn vị kết thúc ngày 30/06/2025')
    await expect(preview.getByRole('row', { name: /Lũy kế hồ sơ căn cước/ })).toContainText('126')
    await page.getByRole('button', { name: 'Thực hiện sắp xếp' }).click()
    await expect(page.getByText('Ghi căn cứ (nghị quyết, quyết định).')).toBeVisible()
    await page.getByRole('textbox', { name: 'Căn cứ' }).fill(decree)
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
    await page.getByRole('button', { name: 'Thực hiện sắp xếp' }).click()

    await expect(page.getByRole('heading', { name: decree })).toBeVisible()
    await page.getByRole('button', { name: /^Xác nhận \d+ số đầu kỳ$/ }).click()
    await expect(page.getByText('Không còn số đầu kỳ nào chờ xác nhận.')).toBeVisible()
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])

    const rows = await callFromPage(page, 'units.listRows', { on: localDate('2025-07-01') })
    expect(rows.map(({ name }) => name)).toEqual([phuocAn.name, 'Xã Ea Kly', 'Chưa phân xã', 'Ngoài địa bàn'])
    await page.getByRole('link', { name: 'Báo cáo' }).click()
    await page.getByText('Hiện nay', { exact: true }).click()
    await expect(page.getByText(/Tổng trước sắp xếp = sau sắp xếp/).first()).toBeVisible()
  })

  test('what was carried out with a mistake is taken back and written again from what it was', async ({ launch }) => {
    const { page } = await launch({ today: '2025-07-10' })
    await setUpDistrict(page, { startOn: localDate('2025-04-01') })
    await page.getByRole('link', { name: 'Cài đặt' }).click()
    await page.getByRole('button', { name: 'Sắp xếp đơn vị' }).click()
    await page.getByRole('button', { name: 'Sắp xếp mới' }).click()
    await page.getByRole('combobox', { name: 'Loại sắp xếp' }).selectOption('Chia, tách')
    await page.getByRole('textbox', { name: 'Có hiệu lực từ ngày' }).fill('1/6/2025')
    await page.getByRole('textbox', { name: 'Căn cứ' }).fill(decree)
    for (const [index, name] of ['Xã Bắc', 'Xã Nam'].entries()) {
      const unit = page.getByRole('group', { name: `Đơn vị mới ${index + 1}` })
      await unit.getByRole('textbox', { name: 'Tên' }).fill(name)
      // Found without its accents, as everywhere.
      await unit.getByRole('combobox', { name: 'Nhận một phần từ' }).fill('krong buk')
      await page.getByRole('option', { name: kRongBuk.name }).click()
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: 'Thực hiện sắp xếp' }).click()
    await expect(page.getByText('Chia, tách, từ ngày 01/06/2025.')).toBeVisible()

    await page.getByRole('button', { name: 'Hoàn tác sắp xếp' }).click()
    await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click()
    const day = page.getByRole('textbox', { name: 'Có hiệu lực từ ngày' })
    await expect(day).toHaveValue('01/06/2025')
    await expect(page.getByRole('group', { name: 'Đơn vị mới 2' }).getByRole('textbox', { name: 'Tên' })).toHaveValue(
      'Xã Nam',
    )
    await day.fill('15/6/2025')
    await page.getByRole('button', { name: 'Thực hiện sắp xếp' }).click()
    await expect(page.getByText('Chia, tách, từ ngày 15/06/2025.')).toBeVisible()
  })

  test('a date that cannot be read takes the one before it away', async ({ launch }) => {
    const { page } = await launch({ today: '2025-07-10' })
    await setUpDistrict(page, { startOn: localDate('2025-04-01') })
    await page.getByRole('link', { name: 'Cài đặt' }).click()
    await page.getByRole('button', { name: 'Sắp xếp đơn vị' }).click()
    await page.getByRole('checkbox', { name: 'Xã Ea Kly' }).check()
    await page.getByRole('button', { name: 'Soạn từ 1 gợi ý' }).click()
    await page.getByRole('textbox', { name: 'Căn cứ' }).fill(decree)
    const day = page.getByRole('textbox', { name: 'Có hiệu lực từ ngày' })
    await day.fill('31/6/2025')
    await page.getByRole('button', { name: 'Thực hiện sắp xếp' }).click()
    await expect(day).toHaveValue('31/6/2025')
    await expect(page.getByText('Chưa đọc được ngày. Gõ như 05/03/2026.')).toBeVisible()
    await expect(page.getByText('Ghi ngày có hiệu lực.')).toBeVisible()
    await expect(page.getByRole('heading', { name: decree })).toHaveCount(0)

    await day.fill('2/7/2025')
    await day.press('Control+s')
    await expect(page.getByText('Nhập, từ ngày 02/07/2025.')).toBeVisible()
  })

  test('what is divided is allocated with a document, and a reorganisation with figures says why it stays', async ({
    launch,
  }) => {
    const { page } = await launch({ today: '2023-04-20' })
    await setUpDistrict(page, { startOn: localDate('2023-04-01') })
    await record(page, dayOf(eaKly.code, '2023-04-05', 100))
    const unit = (code: string, name: string) => ({ code, name, kind: 'commune' as const, parentCode: '654' })
    await callFromPage(page, 'province.applyReorganisation', {
      clientId: 'e2e-divide-1',
      reorganisation: {
        id: 'e2e-divide-1',
        kind: 'split',
        on: localDate('2023-04-10'),
        document: decree,
        newUnits: [unit('B', 'Xã Bắc'), unit('N', 'Xã Nam')],
        pieces: [
          { from: eaKly.code, to: 'B', whole: false },
          { from: eaKly.code, to: 'N', whole: false },
        ],
        renames: [],
        moves: [],
        endedGroups: [],
      },
    })
    await page.getByRole('link', { name: 'Cài đặt' }).click()
    await page.getByRole('button', { name: 'Sắp xếp đơn vị' }).click()
    await page.getByRole('button', { name: new RegExp(decree) }).click()
    const part = page.getByRole('textbox', { name: 'Lũy kế hồ sơ CCCD, phần của Xã Bắc' })
    await part.fill('301')
    await expect(page.getByText(/phân bổ nhiều hơn số của đơn vị cũ/)).toBeVisible()
    await part.fill('180')
    await expect(page.getByRole('button', { name: 'Ghi 1 số phân bổ' })).toBeDisabled()
    await page.getByRole('textbox', { name: 'Văn bản phân bổ' }).fill('Biên bản 07')
    // What is typed stays while somebody looks at another screen.
    await page.getByRole('link', { name: 'Hôm nay' }).click()
    await page.getByRole('link', { name: 'Cài đặt' }).click()
    await page.getByRole('button', { name: 'Sắp xếp đơn vị' }).click()
    await page.getByRole('button', { name: new RegExp(decree) }).click()
    await expect(part).toHaveValue('180')
    await page.getByRole('button', { name: 'Ghi 1 số phân bổ' }).click()
    // Not until nothing waits to be written any more does the window let itself be read anew.
    const nothingToWrite = page.getByRole('button', { name: 'Ghi 0 số phân bổ' })
    await expect(nothingToWrite).toBeVisible()
    await expect(nothingToWrite).not.toHaveAttribute('data-loading')
    await expect(page.getByRole('row', { name: /Lũy kế hồ sơ CCCD/ }).first()).toContainText('120')

    await record(page, dayOf('B', '2023-04-12', 5))
    await page.reload()
    await page.getByRole('link', { name: 'Cài đặt' }).click()
    await page.getByRole('button', { name: 'Sắp xếp đơn vị' }).click()
    await page.getByRole('button', { name: new RegExp(decree) }).click()
    await expect(page.getByText(/Xã Bắc đã có .* số liệu hoặc số đầu kỳ/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Hoàn tác sắp xếp' })).toHaveCount(0)
  })
})
