### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = рахмет, рақмет, жарайды, керемет, тамаша, мақұл
heard-with-thanks = көп, үлкен, сізге, саған
heard-slow = қашан дайын, қашан болады, неге ұзақ, ұзақ па, баяу, мәтін қайда, мәтінім қайда, қанша күту, тұрып қалды
heard-key = кілт, кілті, кілтті, кілтім
heard-find = іздеу, ізде, табу, тап
heard-convert = түрлендір*, конверт*, пішім*
heard-translate = аудар*
heard-stop = тоқтат*, болдырма*
heard-limits = қанша тұрады, бағасы, тегін, шектеу, лимит*, тариф*
heard-privacy = құпия*, өшір*, сақтайсың ба, сақтайсыз ба
heard-files = файл*, субтитр*, srt, pdf, txt, жүктеу
heard-group = топқа, топта, топтар, арна*
heard-again = қайтала*, қайтадан, тағы бір рет, қате*, дұрыс емес, нашар, ақымақ
heard-hello = сәлем*, салем*, қайырлы таң, қайырлы күн, қайырлы кеш, қалайсың, қалайсыз, сен кімсің, сіз кімсіз
heard-leave-me = мені мәтінге айналдырма, жазбаларыма тиме
heard-take-me = мені қайтадан мәтінге айналдыр, жазбаларымды қайтадан мәтінге айналдыр
heard-minutes = минут, минөт
heard-hours = сағат
heard-days = күн
heard-months = ай
heard-people = адамдар
heard-groups = топтар
heard-default = қалпына
