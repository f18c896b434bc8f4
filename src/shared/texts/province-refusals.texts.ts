type Data = Readonly<Record<string, unknown>>

/** What is said when the province's work cannot be done, by permanent code. */
export const provinceRefusalTexts = {
  'province/not-a-province': () =>
    'Sổ này không phải sổ của cấp tỉnh nên không tiếp nhận, tổng hợp số liệu của các đơn vị. Mở sổ của tỉnh rồi làm lại.',
  'province/wrong-period': () =>
    'Biểu này không nộp theo kỳ đã chọn: BM01 nộp theo ngày; BM02 theo tuần, tháng hoặc kỳ dài hơn; BM04 theo ngày hoặc kỳ.',
  'province/unknown-figure': () =>
    'Biểu tổng hợp đang dùng không có cột này. Mở lại tab Tổng hợp rồi chọn con số cần xem.',
  'province/unknown-exemption': () => 'Không có lần miễn nộp này, có thể đã bỏ rồi. Tải lại danh sách.',
} as const satisfies Record<string, (data: Data) => string>
