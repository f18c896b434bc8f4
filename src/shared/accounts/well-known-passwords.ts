/*
 * Passwords that are guessed first, without diacritics, leet spelling and trailing digits: the rules see through those.
 * Repetitions and rows of keys (12345678, qwertyui) are not here, the rules know them by their shape.
 */

const worldwide = `
password passwordpassword mypassword newpassword yourpassword nopassword passphrase passcode letmeinnow administrator
administration welcomehome changeme changethis security topsecret topsecretpassword internet computer mycomputer
notebook keyboard software hardware developer programmer engineer technology microsoft windowsxp facebook instagram
whatsapp telegram wikipedia linkedin kawasaki mercedes corvette chevrolet lamborghini volkswagen motorola blackberry
playstation nintendo minecraft fortnite warcraft starcraft counterstrike callofduty leagueoflegends grandtheftauto
assassin iloveyou iloveyousomuch iloveyouforever iloveyoubaby iloveher ilovehim ilovemyself ilovejesus ilovegod
ilovemom ilovemyfamily lovelife loveforever truelove foreveryoung sweetheart valentine babygirl princess princesa
beautiful gorgeous handsome cutiepie honeybunny loverboy mylovely sunshine sunflower butterfly butterflies moonlight
starlight snowflake rainbows waterfall mountain hurricane lightning midnight paradise universe galaxies stargate
september november december february saturday wednesday thursday summertime wintertime springtime birthday
happybirthday christmas merrychristmas happynewyear football baseball basketball softball volleyball swimming
cricketer champion champions liverpool liverpoolfc barcelona fcbarcelona realmadrid juventus manchester manunited
manchesterunited chelseafc arsenalfc bayernmunich cristiano ronaldinho leomessi superman spiderman wolverine avengers
captainamerica starwars darthvader skywalker startrek harrypotter hermione jamesbond terminator transformers
undertaker stonecold godfather scarface dragonball dragonballz onepiece narutouzumaki doraemon hellokitty mickeymouse
cinderella tinkerbell snowwhite scoobydoo garfield snoopydog spongebob simpsons goldfish elephant kangaroo crocodile
rottweiler labrador shadowhunter chocolate strawberry blueberry raspberry pineapple icecream cheesecake cocacola
pepsicola coffeebean jennifer jonathan benjamin alexander alexandra elizabeth victoria isabella stephanie christina
christopher christian nicholas samantha danielle patricia veronica caroline gabriela gabriella fernando alejandro
alejandra sebastian francisco margarita catherine katherine charlotte brittany kimberly michelle courtney savannah
madeline frederick lawrence mohammed muhammad abdullah ibrahimovic whatever something everything anything nevermind
whocares dontknow dontforget idontknow idontcare remember goodluck goodmorning goodnight helloworld hellohello
thankyou welcomeback abracadabra opensesame trustnoone trustingod jesuschrist jesuslovesme godisgood godisgreat
hallelujah independent california newyorkcity washington australia singapore hongkong millionaire billions moneymoney
financial business marketing director secretary university rockstar rocknroll metallica backstreet backstreetboys
justinbieber onedirection blackpink linkinpark slipknot michaeljackson fantastic perfection dinosaur maverick scorpion
sagittarius aquarius capricorn midnightsun wildcats wolfpack warriors gangster
`

const vietnamese = `
anhyeuem emyeuanh yeuemnhieu yeuanhnhieu anhyeuemnhieu anhyeuemnhieulam emyeuanhnhieu toiyeuem toiyeuanh anhnhoem
emnhoanh nhoemnhieu nhoanhnhieu maiyeuem mainhoem maimaiyeuem yeumaimai yeuemmaimai yeuemsuotdoi yeuemtrondoi
chiyeuminhem chiyeuem chiyeuanh anhmaiyeuem timlainhau denkhinao voyeuchong chongyeuvo vochonghanhphuc giadinhtoi
giadinhnho giadinhhanhphuc giadinhyeuthuong giadinhlatatca bomeyeucon conyeubome conyeume conyeubo yeubomenhieu
meyeucon boyeucon meyeubeu contraiyeu congaiyeu contraicung congaicung beyeucuame beyeucuabo cunyeucuame congchua
congchuanho tinhyeucuatoi tinhyeuvinhcuu tinhdautien tinhbanthan banthanmai hanhphuc hanhphucmai maihanhphuc
songhanhphuc hanhphucnhe luonvuive luonmimcuoi hayvuilen yeudoiyeunguoi yeucuocsong cuocsongtuoidep cuocsong
ngaymaituoisang tuonglai binhyennhe matkhaumoi matkhaucu matkhaucuatoi khongcomatkhau quenmatkhau matkhaulagi
khongbiet khongnho khongnhogi khongcogi khongquen khongbaogio khongten khongyeu mothaiba mothaibabon mothaibabonnam
xinchaocacban xinchaovietnam xinchaoban chaobuoisang chucngungon camonban camondoi camoncuocdoi xinloiem xinloianh
phattailoc tailocphat locphatlocphat thanhcong sethanhcong quyettamthanhcong maymanvatlocphat maymanlen vansunhuy
vansuhanhthong ankhangthinhvuong trieuphu typhudola nhieutien nhieutiennhe kiemtien kiemthattien vietnamvodich
vietnammuonnam vietnamquehuongtoi toiyeuvietnam yeuvietnam vodichvietnam nguoivietnam tuhaovietnam vietnamdatnuoctoi
quehuong quehuongtoi datnuoctoi hochiminh hanoimuathu hanoiphopho thudohanoi nguoihanoi saigonxinh saigondep haiphong
danangxinh thanhhoa quangninh quangnam quangngai quangbinh quangtri binhdinh binhduong binhphuoc binhthuan ninhthuan
dalatmongmo nhatrang phanthiet buonmathuot buonmethuot daklakquetoi taynguyen khanhhoa thaibinh thainguyen haiduong
bacgiang vinhphuc vinhlong tuyenquang dienbien ninhbinh dongthap tiengiang haugiang kiengiang soctrang nguyenvan
nguyenvana nguyenthi nguyenanh nguyenduc nguyenhoang nguyenminh nguyennguyen hoanganh hoanglong hoangnam hoanghai
hoangson hoanglinh quynhanh phuonganh thuylinh thanhtung thanhtam thanhhuyen thanhthao thanhnam thanhhai thuhuong
thuhuyen thutrang quanghuy quangminh quangvinh quangdung quanghai minhquan minhtuan minhhieu minhkhang minhchau
minhhoang minhphuong tuankiet tuanhung khanhlinh khanhhuyen phuongthao phuonglinh phuongmai thaonguyen hongnhung
hongngoc hongphuc hoailinh bichngoc bichngan bichphuong ngoctrinh truonggiang congphuong congvinh vanquyet xuantruong
tienlinh sontungmtp hocsinhgioi sinhvien sinhviennghe giaovien thaygiao cogiaothao deptraivodoi deptraiqua boydeptrai
dethuong dethuongqua xinhdepnhat lanhlung lanhlungboy conmeocon conheocon heoconxinh chuotcon thotrang conrongchau
hoahongxanh hoahongdo hoahongtrang hoaphuong hoaphuongdo hoahuongduong hoamattroi hoabattu hoamuagia bongbongbay
mattroicuaem mattroibecon mattrang anhtrang anhtrangnoi muaxuannho muathuvang muahexanh bautroixanh bienxanh songbien
cauvongsau bongdaviet bongdalasong lienquan lienquanmobile daotrieuhoi vinagame zalochat chongyeu lienminh
`

/** Patterns of fingers, and dates and numbers everybody knows. */
const figures = `
q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y a1b2c3d4 a1b2c3d4e5 1a2b3c4d 1a2b3c4d5e a1s2d3f4
z1x2c3v4 aa123456 a1234567 123456ab 123456abc 123456qwe 123456asd 123qwe123 123qweasd 123abc456 123abcxyz 12qwaszx
qwe123qwe asd123asd qweasd123qwe 12345679 11223344 1122334455 22334455 10203040 1020304050 01020304 0102030405
13579246 135792468 24681357 2468013579 12369874 147896325 36925814 31415926 27182818 14142135 52013140 5201314520
13145200 19451975 30041975 02091945 19051890 01011990 01012000 12121990 20112000
`

const shortWords = `
admin root user guest test pass welcome login master manager secret access server system default qwerty azerty dragon
monkey tiger eagle falcon wolf panther jaguar horse puppy kitten rabbit turtle shark buster ginger pepper shadow
hunter killer ranger phoenix thunder batman pokemon naruto pikachu matrix zombie vampire ninja samurai angel angels
love lovely lover iloveu loveme loveyou baby honey sweet queen prince king flower summer winter spring autumn sunny
star soccer hockey tennis arsenal chelsea ronaldo messi neymar beckham jordan lakers yankees michael jessica ashley
daniel charlie thomas robert andrew anthony matthew joshua amanda nicole hannah maggie google youtube yahoo gmail
samsung nokia iphone android xiaomi honda yamaha toyota suzuki ferrari happy smile cookie cherry banana orange apple
coffee cheese pizza music guitar money lucky winner freedom jesus hello trust letmein super silver golden diamond
crystal online office company family friend forever abcdef abc asdf asdfgh qazwsx zxcvbn matkhau vietnam hanoi saigon
danang hue nghean hatinh cantho dongnai vungtau dalat daklak gialai kontum anhyeu emyeu yeuem yeuanh nhoem iuanh iuem
tinhyeu giadinh vochong voyeu conyeu beyeu bome meyeu vuive yeudoi binhan phattai locphat phatloc taiphat maymanh
mayman vangbac nguyen tran pham hoang huynh phan dang bui duong tuan anhtuan tuananh ngocanh minhanh lananh maianh
linh trang huong thao ngoc phuong thanh tung minh quan hung dung hieu long khanh huyen giang quynh nhung thuy hocsinh
bacsi bongda vodich hoahong hoasen hoamai hoadao meomeo gaubong cuncon becung garena
`

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Whole passwords of at least 8 characters. */
export const wellKnownPasswords: readonly string[] = [worldwide, vietnamese, figures].flatMap(wordsOf)

/** Shorter words, which become a password by digits put after them. */
export const wellKnownWords: readonly string[] = wordsOf(shortWords)
