export const provinceTexts = {
  title: 'Tổng hợp tỉnh',
  go: 'Mở Tổng hợp tỉnh',
  view: 'Phần việc của tỉnh',
  viewSubmissions: 'Tiếp nhận',
  viewCompleteness: 'Tình hình nộp',
  viewConsolidation: 'Tổng hợp',
  viewOutliers: 'Đối chiếu',
  viewReorganisation: 'Sắp xếp đơn vị',
} as const
