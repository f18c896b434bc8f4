export const targetsTexts = {
  title: 'Chỉ tiêu – cao điểm',
  view: 'Phần của màn hình',
  viewTargets: 'Chỉ tiêu',
  viewCampaigns: 'Đợt cao điểm',
  mainMeasures: 'Chính',
} as const
