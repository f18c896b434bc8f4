export const startupTexts = {
  product: 'Sổ Căn Cước',
  newerTitle: 'Sổ này được ghi bởi phiên bản mới hơn',
  newerText:
    'Máy này đang chạy phiên bản cũ của chương trình, mở sổ ra có thể hiểu sai. Cài phiên bản mới rồi bấm “Thử lại”.',
  damagedTitle: 'Tệp sổ bị hỏng',
  damagedText:
    'Có chỗ trong tệp không đọc được nữa, thường do mất điện, hỏng ổ đĩa hoặc tệp bị chép dở. Khôi phục từ bản sao lưu mới nhất còn đúng ở dưới.',
  foreignTitle: 'Tệp ở chỗ của sổ không phải là sổ',
  foreignText:
    'Có chương trình hoặc người đã đặt một tệp khác vào chỗ của sổ. Đưa đúng tệp về chỗ cũ rồi bấm “Thử lại”, hoặc khôi phục từ bản sao lưu.',
  readOnlyTitle: 'Không được phép ghi vào sổ',
  readOnlyText:
    'Tệp sổ hoặc thư mục của nó chỉ cho đọc. Bấm “Mở thư mục”, bỏ dấu “Chỉ đọc” (Read-only) của tệp và thư mục, hoặc nhờ người quản trị máy cấp quyền ghi, rồi bấm “Thử lại”.',
  missingTitle: 'Không thấy tệp sổ',
  missingText:
    'Máy này đã có sổ, nhưng tệp không còn ở chỗ cũ: có thể đã bị xoá, đổi tên hoặc chuyển đi. Tìm và đưa tệp về chỗ cũ rồi bấm “Thử lại”, hoặc khôi phục từ bản sao lưu.',
  lockedTitle: 'Sổ đang được mở ở nơi khác',
  lockedText:
    'Một cửa sổ khác, một lệnh đang chạy hoặc người dùng khác của máy này đang dùng sổ. Đóng nơi đó, hoặc chờ lệnh chạy xong, rồi bấm “Thử lại”.',
  badPlaceTitle: 'Sổ nằm ở chỗ không an toàn',
  badPlaceText:
    'Sổ đang ở {place}, nơi số liệu đã lưu vẫn có thể mất. Chép tệp sổ sang ổ đĩa trong của máy, hoặc nhờ người hỗ trợ chuyển giúp, rồi bấm “Thử lại”.',
  placeNetwork: 'ổ đĩa mạng hoặc thư mục chia sẻ',
  placeRemovable: 'USB hoặc ổ đĩa rời',
  placeOptical: 'ổ đĩa CD',
  placeMemory: 'ổ đĩa ảo trong bộ nhớ',
  placeSynchronised: 'thư mục đồng bộ (OneDrive, Google Drive, Dropbox, Zalo)',
  diskFullTitle: 'Ổ đĩa đã đầy',
  diskFullText: 'Không còn chỗ để mở và ghi sổ. Xoá bớt tệp không dùng trên ổ đĩa này rồi bấm “Thử lại”.',
  diskFailedTitle: 'Ổ đĩa không đọc hoặc ghi được',
  diskFailedText:
    'Ổ đĩa báo lỗi khi mở sổ. Khởi động lại máy rồi bấm “Thử lại”; nếu vẫn lỗi, chép thư mục sổ và các bản sao lưu sang ổ khác và nhờ người sửa máy xem ổ đĩa.',
  unexpectedTitle: 'Chưa mở được sổ',
  unexpectedText:
    'Có lỗi ngoài dự kiến. Bấm “Thử lại”; nếu vẫn lỗi, gửi mã sự cố {incident} kèm tệp nhật ký cho người hỗ trợ.',
  safe: 'Tệp sổ được giữ nguyên, không byte nào bị sửa.',
  safeMissing: 'Chương trình không xoá, không sửa tệp nào.',
  path: 'Tệp sổ: {path}',
  retry: 'Thử lại',
  stillFailing: 'Vẫn chưa mở được.',
  openFolder: 'Mở thư mục',
  backupsTitle: 'Bản sao lưu tìm thấy',
  backupsHint:
    'Bản sao lưu được kiểm tra rồi đặt vào chỗ của sổ; tệp đang ở chỗ ấy, nếu có, được giữ lại bên cạnh dưới tên khác.',
  backupsLooking: 'Đang tìm và kiểm tra các bản sao lưu…',
  backupsNone: 'Không tìm thấy bản sao lưu tự động nào. Nếu có bản trên USB, bấm “Chọn bản sao lưu khác”.',
  backupAt: 'Lúc {at}',
  backupHolds: '{unit}: {revisions} số liệu, {days} · {size}',
  backupBroken: 'Bản này không còn đúng nên không dùng được · {size}',
  noUnit: 'Sổ chưa thiết lập',
  noDays: 'chưa có ngày nào',
  newest: 'mới nhất còn đúng',
  restore: 'Khôi phục bản này',
  restoring: 'Đang khôi phục và kiểm tra…',
  chooseOther: 'Chọn bản sao lưu khác…',
  startAnew: 'Bắt đầu sổ mới',
  anewTitle: 'Bắt đầu một sổ trống?',
  anewText:
    'Sổ mới chưa có số liệu nào, phải thiết lập lại từ đầu. Tệp sổ cũ và các bản sao lưu được giữ nguyên, sau này vẫn khôi phục được. Chỉ làm khi không còn bản sao lưu nào dùng được.',
  anewConfirm: 'Bắt đầu sổ trống',
  anewKeep: 'Thôi, quay lại',
  unsoundBanner: 'Sổ có chỗ sai nên không ghi thêm được. Số liệu đã có vẫn xem được.',
  unsoundOpen: 'Xem cách xử lý',
  unsoundTitle: 'Sổ có chỗ sai',
  unsoundText:
    'Chương trình kiểm tra thấy sổ không còn như lúc ghi nên đã ngừng ghi, để không chồng số mới lên chỗ sai. Biểu không xuất được cho đến khi khôi phục.',
  unsoundFound: 'Chỗ sai',
  unsoundSteps: 'Cách xử lý',
  unsoundStepRestore:
    'Khôi phục bản sao lưu mới nhất. Trước khi thay, chương trình cho xem sẽ mất, sẽ được lần ghi nào; sổ hiện tại được giữ lại.',
  unsoundStepAsk: 'Nếu không rõ vì sao, đừng xoá tệp nào; báo người hỗ trợ.',
  unsoundBackups: 'Bản sao lưu gần nhất',
  unsoundNoBackups: 'Chưa có bản sao lưu nào trong danh sách; ở màn hình Sao lưu có thể chọn tệp trên USB.',
  unsoundGo: 'Mở màn hình Sao lưu',
  close: 'Đóng',
} as const
