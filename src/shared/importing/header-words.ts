/**
 * Words of table headers and what they say. Written with diacritics; a header word typed without any matches too.
 * `=` parts the feature from its value; a text may carry several features. `?` marks words that have other meanings
 * as well: what they lead to is only proposed. Words of `plain` say nothing by themselves. Texts are parted by `|`.
 */
export const headerPhrases: Readonly<Record<string, string>> = {
  'label=unit': `
    đơn vị | tên đơn vị | đơn vị báo cáo | đơn vị hành chính | tên đơn vị hành chính | đvhc | tên đvhc | đv | xã |
    phường | thị trấn | xã phường | xã thị trấn | xã phường thị trấn | phường xã | phường xã thị trấn |
    phường thị trấn | phường xã đặc khu | xã phường đặc khu | tên xã | tên phường | tên xã phường |
    tên xã thị trấn | tên xã phường thị trấn | cấp xã | địa bàn | tên địa bàn | địa phương | tên địa phương |
    công an xã | công an phường | công an xã phường | công an xã thị trấn | công an xã phường thị trấn | ca xã |
    cax | công an các xã | công an các xã thị trấn | công an đơn vị | công an các đơn vị | công an cấp xã | huyện |
    quận huyện | huyện thị xã thành phố | công an huyện | tên huyện | xã p tt | xã phường tt | xã tt`,
  'label=code': `
    mã | mã xã | mã đơn vị | mã đv | mã đvhc | mã số | mã hành chính | mã số xã | mã số đơn vị | mã xã phường | mã đơn vị xã | mã đơn vị hành chính | mã địa bàn`,
  'label=sequence': 'stt | tt | s t t | s tt | số tt | số thứ tự | thứ tự | no',
  'label=note': 'ghi chú | chú thích | diễn giải | lý do | ý kiến | nguyên nhân | giải trình',
  'label=date': `
    ngày | ngày tháng | ngày tháng năm | ngày báo cáo | ngày số liệu | thời gian | ngày thực hiện | thời điểm |
    tuần | tháng`,
  'label=identifier': `
    họ và tên | họ tên | họ tên công dân | tên công dân | họ và tên công dân | họ và tên học sinh | ngày sinh |
    ngày tháng năm sinh | số điện thoại | sđt | điện thoại | số đt | số cmnd | cmnd | số cmnd cccd | số cccd cmnd |
    số hộ chiếu | số giấy tờ | số giấy tờ tùy thân | cccd số | căn cước số | cmnd số | số định danh cá nhân |
    mã định danh cá nhân | mã định danh | đđcn | số đdcn | số ddcn`,
  'identifier=maybe': 'số cccd | số căn cước | số căn cước công dân | số định danh | số thẻ cccd',
  'subject=card': `
    cccd | căn cước | căn cước công dân | thẻ cccd | thẻ căn cước | thẻ căn cước công dân | cc | thẻ cc | ccgc |
    cccd gắn chíp | cccd gắn chip | căn cước công dân gắn chíp | căn cước công dân gắn chip | làm cccd | làm cc |
    làm căn cước | làm căn cước công dân | làm thẻ cccd | làm thẻ căn cước | làm hồ sơ cccd`,
  'subject=eid': `
    định danh | định danh điện tử | đdđt | ddđt | đdđt vneid | vneid | tài khoản | tài khoản định danh |
    tài khoản định danh điện tử | tài khoản đdđt | tk | tk đdđt | tk định danh | tài khoản vneid | tk vneid |
    tài khoản điện tử | định danh và xác thực điện tử`,
  files: 'hồ sơ | hs | bộ hồ sơ | số hồ sơ | lượt hồ sơ',
  'stage=col': `
    thu nhận | thu thập | tiếp nhận | thu nhận hồ sơ | thu nhận mới | hồ sơ thu nhận | làm hồ sơ | thu hồ sơ |
    đã thu nhận | thu nhận được | làm cccd | làm cc | làm căn cước | làm căn cước công dân | làm thẻ cccd |
    làm thẻ căn cước | làm hồ sơ cccd`,
  'stage=col?': 'đăng ký | tn | cấp tài khoản | đã làm',
  'stage=app': `
    phê duyệt | đã phê duyệt | được phê duyệt | duyệt | đã duyệt | được duyệt | đã được duyệt | đã được phê duyệt`,
  'stage=app?': 'pd | đã cấp tài khoản | được cấp tài khoản | thành công',
  'stage=rej': `
    không đạt | từ chối | bị từ chối | không duyệt | không phê duyệt | không được duyệt | không được phê duyệt |
    từ chối duyệt | từ chối phê duyệt`,
  'stage=rej?': 'trả lại | bị trả lại | hủy | không thành công',
  'stage=act': 'kích hoạt | đã kích hoạt | được kích hoạt | kích hoạt thành công',
  'stage=act?': 'kh',
  'stage=wait': 'chờ phê duyệt | chờ duyệt | đang chờ phê duyệt | đang chờ duyệt',
  'stage=upg': `
    nâng mức | nâng từ mức 1 | nâng mức 1 lên mức 2 | nâng mức 1 lên 2 | nâng từ mức 1 lên mức 2 |
    nâng từ mức 1 lên 2 | nâng cấp mức 1 lên mức 2 | nâng mức độ 01 lên mức độ 02 | nâng từ mức độ 01 |
    nâng từ mức độ 1 | nâng từ mức độ 1 lên mức độ 2 | nâng cấp từ mức 1 | nâng lên mức 2`,
  'stage=react': 'kích hoạt lại | kích hoạt lại sau nâng mức',
  'stage=held': 'đang có | hiện có | đang sử dụng',
  'card=issued': `
    thẻ đã cấp | cấp thẻ | thẻ được cấp | thẻ cấp | đã cấp thẻ | thẻ cccd đã cấp | thẻ căn cước đã cấp | thẻ in |
    in thẻ`,
  'card=issued?': 'đã cấp | được cấp | cấp phát | đã cấp cccd | đã cấp căn cước',
  'card=received': `
    nhận thẻ | thẻ nhận về | thẻ nhận | thẻ đã nhận | thẻ về | nhận thẻ về | thẻ cccd nhận về |
    thẻ căn cước nhận về | nhận về`,
  'card=delivered': `
    trả thẻ | thẻ đã trả | thẻ trả | đã trả thẻ | phát thẻ | thẻ đã phát | trả thẻ công dân | trả thẻ cho công dân |
    thẻ cccd đã trả | thẻ căn cước đã trả | trả thẻ cccd | trả thẻ căn cước | thẻ đã trả công dân |
    thẻ đã trả cho công dân | đã trả | đã trả công dân | đã trả cho công dân`,
  'card=left': `
    thẻ tồn | thẻ chưa trả | thẻ còn tồn | tồn thẻ | thẻ tồn chưa trả | số thẻ tồn | thẻ tồn đọng`,
  'card=left?': 'tồn | còn tồn | chưa trả | tồn đọng',
  'card=faulty': 'hồ sơ lỗi đang xử lý | lỗi đang xử lý | hồ sơ lỗi đang chờ xử lý | hồ sơ lỗi còn xử lý',
  'card=faulty?': 'lỗi | hồ sơ lỗi | sai lệch | hồ sơ sai lệch | hồ sơ lỗi sai lệch | hồ sơ sai',
  'card=deleted': `
    bị xóa | hồ sơ bị xóa | xóa hồ sơ | điều chỉnh giảm | hồ sơ bị xóa điều chỉnh giảm | bị xóa điều chỉnh giảm |
    hồ sơ xóa`,
  'card=deleted?': 'xóa | giảm',
  'part=new': 'cấp mới | mới | lần đầu | cấp lần đầu | cấp mới lần đầu | làm mới | cấp lần đầu mới',
  barePart: 'mới | đổi | lại',
  'part=exchange': 'cấp đổi | đổi | đổi thẻ | cấp đổi thẻ',
  'part=reissue': 'cấp lại | lại | cấp lại thẻ',
  'age=U6': `
    dưới 6 tuổi | dưới 06 tuổi | < 6 tuổi | < 6 | trẻ dưới 6 tuổi | trẻ em dưới 6 tuổi | công dân dưới 6 tuổi`,
  'age=6_13': `
    từ 6 đến dưới 14 tuổi | từ đủ 6 đến dưới 14 tuổi | từ đủ 6 tuổi đến dưới 14 tuổi | từ 6 tuổi đến dưới 14 tuổi |
    6 < 14 tuổi | 6 < 14 | 6 13 | 6 13 tuổi | từ 6 14 tuổi | 6 đến dưới 14 tuổi | từ 06 đến dưới 14 tuổi`,
  'age=14P': `
    từ đủ 14 tuổi | từ 14 tuổi | từ đủ 14 tuổi trở lên | từ 14 tuổi trở lên | 14 tuổi trở lên | ≥ 14 | ≥ 14 tuổi |
    đủ 14 tuổi trở lên | > = 14 | > = 14 tuổi`,
  'level=1': `
    mức 1 | mức 01 | mức độ 1 | mức độ 01 | mđ1 | mđ01 | mđ 1 | mđ 01 | m1 | mức1 | mức i | cấp độ 1 | lv1 | mức một`,
  'level=2': `
    mức 2 | mức 02 | mức độ 2 | mức độ 02 | mđ2 | mđ02 | mđ 2 | mđ 02 | m2 | mức2 | mức ii | cấp độ 2 | lv2 |
    mức hai`,
  total: 'tổng | tổng số | tổng cộng | cộng | tổng hồ sơ | tổng số hồ sơ | chung',
  ofWhich: 'trong đó | tđ | tr đó | riêng | bao gồm | tr đó lđ | trong đó lđ | tđ lđ',
  'channel=MOBILE': `
    lưu động | thu nhận lưu động | tại cơ sở lưu động | đi lưu động | cấp lưu động | hồ sơ lưu động | tr đó lđ |
    trong đó lđ | tđ lđ`,
  'channel=FIXED': 'tại chỗ | cố định | tại trụ sở | tại trụ sở công an | thu nhận tại chỗ',
  'period=day': `
    trong ngày | hôm nay | ngày hôm nay | phát sinh trong ngày | số trong ngày | kết quả trong ngày | hằng ngày |
    hàng ngày`,
  'period=week': 'trong tuần | tuần này | phát sinh trong tuần',
  'period=month': 'trong tháng | tháng này | phát sinh trong tháng',
  'period=quarter': 'trong quý | quý này',
  'period=year': 'trong năm | năm nay',
  'period=term': 'trong kỳ | kỳ này | phát sinh | trong đợt | kỳ báo cáo | phát sinh trong kỳ',
  'period=before': `
    kỳ trước | ngày trước | hôm qua | hôm trước | tuần trước | tháng trước | năm trước | cùng kỳ |
    cùng kỳ năm trước | đầu kỳ | ngày hôm trước | tồn đầu kỳ | lũy kế kỳ trước | lũy kế ngày trước |
    lũy kế tháng trước | lũy kế tuần trước | chuyển sang | kỳ trước chuyển sang`,
  'period=cumulative': `    lũy kế | cộng dồn | lk | từ đầu năm | từ đầu năm đến nay | từ đầu năm đến | lũy kế từ đầu năm |
    lũy kế từ đầu năm đến nay | lũy kế đến | lũy kế đến ngày | lũy kế đến nay | lũy kế từ đầu | từ đầu | tính đến |
    tính đến ngày | tính đến nay | đến nay | đến ngày | đến hết ngày | từ trước đến nay | tổng lũy kế |
    lũy kế tổng | lũy tiến | từ đầu đợt | từ đầu chiến dịch | tổng từ trước đến nay | tổng đến nay |
    tổng số đến nay | từ khi triển khai | từ đầu chiến dịch đến nay | tính đến hết ngày | tính từ đầu năm`,
  ratio: `
    tỷ lệ | tỉ lệ | % | phần trăm | tỷ lệ % | tỉ lệ % | tl | tl % | tỷ lệ đạt | tỉ lệ đạt | % đạt | đạt % |
    đạt tỷ lệ | đạt tỉ lệ | tỷ lệ phần trăm | tỷ lệ hoàn thành | % hoàn thành`,
  target: `
    chỉ tiêu | chỉ tiêu giao | chỉ tiêu được giao | kế hoạch | kế hoạch giao | chỉ tiêu kế hoạch | kh giao |
    kh năm | chỉ tiêu năm | chỉ tiêu tháng | chỉ tiêu ngày | được giao | định mức | chỉ tiêu phải đạt`,
  'population=TEMP': 'tạm trú | nhân khẩu tạm trú | nk tạm trú | dân số tạm trú | nktt tạm trú',
  'population=TOTAL': `
    thường trú | nhân khẩu thường trú | nk thường trú | dân số thường trú | tổng nhân khẩu thường trú | hktt | nktt`,
  'population=TOTAL?': 'dân số | nhân khẩu | tổng nhân khẩu | số nhân khẩu | tổng dân số | số dân | nk',
  'population=ELIG': `
    đủ điều kiện | công dân đủ điều kiện | đủ đk | đủ điều kiện cấp | trong diện cấp | diện cấp | thuộc diện cấp |
    phải cấp | trong độ tuổi cấp | trong độ tuổi | đủ tuổi cấp | đk`,
  'excluded=PRISON': `
    chấp hành án | đang chấp hành án | án phạt | chấp hành án phạt tù | đang chấp hành án phạt tù`,
  'excluded=MILITARY': `
    nghĩa vụ quân sự | đang thực hiện nghĩa vụ quân sự | quân ngũ | nvqs | đi nghĩa vụ quân sự`,
  'excluded=ABROAD': 'ở nước ngoài | đang ở nước ngoài | nước ngoài | đi nước ngoài | xuất khẩu lao động',
  'excluded=ABSENT': `
    vắng mặt | vắng mặt không rõ nơi đến | vắng mặt không rõ | đi khỏi địa phương không rõ nơi đến`,
  'data=CLEAN_DONE': `
    đã làm sạch | đã làm sạch dữ liệu | nhân khẩu đã làm sạch | số nhân khẩu đã làm sạch | dữ liệu đã làm sạch |
    nhân khẩu đã làm sạch dữ liệu | số nhân khẩu đã làm sạch dữ liệu | đã được làm sạch`,
  'data=CLEAN_ALL': `
    phải làm sạch | cần làm sạch | nhân khẩu phải làm sạch | nhân khẩu cần làm sạch | dữ liệu cần làm sạch |
    dữ liệu phải làm sạch | nhân khẩu phải làm sạch dữ liệu | số nhân khẩu phải làm sạch |
    số nhân khẩu phải làm sạch dữ liệu | số nhân khẩu cần làm sạch | tổng số phải làm sạch`,
  'data=COMM_GROUPS': `
    tổ công nghệ cộng đồng | tổ công nghệ số cộng đồng | số tổ công nghệ cộng đồng | số tổ công nghệ số cộng đồng |
    tổ cn cộng đồng | tổ cnscđ`,
  'excluded=DUPLICATE': 'trùng phiếu dc01 | trùng dc01 | trùng phiếu',
  derived: `
    xếp hạng | thứ hạng | hạng | xếp loại | đánh giá | so sánh | so với | tăng giảm | tăng | chênh lệch | điểm % |
    còn lại | còn phải thực hiện | còn thiếu | còn phải làm | phải thực hiện | trung bình | bình quân | số còn lại |
    chưa thực hiện | mỗi ngày | thay đổi`,
  unitLine: 'đơn vị tính | đvt',
  plain: `
    số | lượng | số lượng | kết quả | của | công dân | trường hợp | các | và | theo | về | thực hiện | cho |
    công tác | số liệu | lượt | người | được | đã | cấp | thẻ | đạt | trên | trên tổng số | nd | nội dung | ngày |
    tháng | năm | date | điện tử | gắn chíp | gắn chip | tổng hợp | loại | hình thức | độ tuổi | tuổi |
    không thu nhận được | lượt kích hoạt | gồm`,
}
