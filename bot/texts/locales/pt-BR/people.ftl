### A person and the bot: the first words, help, settings, what is kept. Markup is Telegram's HTML.

access-private = Este bot é privado. Se ele for para você, passe este número a quem o administra: <code>{ $chat }</code>

about-description =
    Transformo mensagens de voz e de vídeo, áudio, vídeo e links em texto com legendas.

    Toque em Iniciar: sua primeira transcrição sai em um minuto.

about-short = Transformo mensagens de voz, arquivos e links em texto e legendas, com o PolyglotVoice.

start-ready =
    Me envie uma mensagem de voz, um arquivo ou um link, e eu respondo com texto e legendas.

    /help mostra exemplos.

start-no-key =
    Transformo mensagens de voz, arquivos e links em texto.

    Primeiro preciso da sua chave de API do PolyglotVoice:
    1. Entre em polyglotvoice.ru.
    2. Crie uma chave de API no seu perfil.
    3. Envie para mim. Ela começa com <code>sk_</code>; apago sua mensagem na hora.

    O que você enviar antes fica esperando por ela.

help-text =
    <b>Me envie, por exemplo</b>
    • uma mensagem de voz ou de vídeo, também encaminhada
    • <i>reuniao.m4a</i> ou <i>filme.mp4</i>, até 20 MB
    • <i>youtu.be/…</i>, ou vários links de uma vez

    Respondo com o texto e um <code>.srt</code>. Os botões abaixo mudam o estilo ou transcrevem de novo.

    <b>Ou escreva</b>
    /find orçamento – onde isso foi dito
    /export – todas as transcrições deste chat em um zip
    /history – todas as transcrições da sua conta, todos os arquivos
    /convert mp3 – em resposta a uma gravação
    /limits – o que seu plano permite e quanto foi usado
    /settings – idioma, texto, legendas
    /key – sua chave de API
    /cancel – parar o que está em andamento
    /privacy – o que eu guardo e como apagar

    <b>Em um grupo</b>, me adicione e responda a uma gravação com /transcribe. /lent mostra os grupos que usam sua chave.

fallback-command = Não conheço esse comando. /help mostra o que eu faço.
fallback-text = Me envie uma mensagem de voz, áudio, vídeo ou um link, e eu respondo com o texto. /find procura o que foi dito, /convert muda um formato, /help mostra o resto.
fallback-other = Isto eu não consigo transcrever. Envie uma mensagem de voz, áudio, vídeo ou um link.

menu-help = Exemplos
menu-find = Encontrar o que foi dito
menu-export = Transcrições do chat em um zip
menu-history = Todas as suas transcrições e arquivos
menu-convert = Uma gravação em outro formato
menu-settings = Idioma, texto, legendas
menu-key = Sua chave de API
menu-retry = Recuperar o que falhou em uma queda
menu-cancel = Parar o que está em andamento
menu-privacy = O que eu guardo e como apagar
menu-transcribe = Em resposta: transcrever a gravação
menu-notme = Não transcrever minhas gravações aqui
menu-yesme = Voltar a transcrever minhas gravações
menu-lent = Grupos que usam sua chave
menu-stats = Como vai o bot; resumo diário
menu-broadcast = Escrever a todos que usam o bot
menu-group-settings = O que é transcrito aqui, e como
menu-group-key = A chave de API usada aqui
menu-doctor = O que posso ver e fazer aqui
menu-limits = O que seu plano permite e quanto usou

settings-text =
    <b>Configurações</b>

    { $lines }

settings-detail =
    <b>{ $title }</b>

    { $lines }

settings-line = <b>{ $name }</b>: { $says }
settings-button = { $title }: { $name }
settings-saved = Salvo.
settings-language-title = Idioma
settings-language-auto = Do Telegram
settings-language-auto-says = falo o idioma do seu Telegram
settings-language-chosen-says = falo sempre neste idioma
settings-style-title = Texto
settings-style-plain = Simples
settings-style-plain-says = parágrafos e nada mais
settings-style-timed = Com tempos
settings-style-timed-says = cada trecho começa com o tempo; toque nele para ouvir
settings-style-speakers = Falantes
settings-style-speakers-says = cada trecho começa com quem fala, quando o PolyglotVoice distingue
settings-srt-title = Legendas
settings-srt-always = Sempre
settings-srt-always-says = um <code>.srt</code> com cada texto
settings-srt-long = Nas longas
settings-srt-long-says = um <code>.srt</code> a partir de 5 minutos
settings-srt-never = Nunca
settings-srt-never-says = sem <code>.srt</code>
settings-srt-from-title = Legendas de
settings-srt-from-service = PolyglotVoice
settings-srt-from-service-says = o arquivo do próprio PolyglotVoice, por mais uma solicitação
settings-srt-from-transcript = Este bot
settings-srt-from-transcript-says = feitas aqui, sem gastar solicitações
settings-speech-title = Idioma falado
settings-speech-auto = Automático
settings-speech-auto-says = o PolyglotVoice detecta o idioma
settings-speech-pinned-says = peço este idioma ao PolyglotVoice

privacy-kept =
    <b>O que eu guardo deste chat</b>
    • sua chave de API, criptografada, até você apagá-la
    • transcrições, criptografadas, por { $transcripts }: assim, botões e arquivos repetidos não custam nada
    • um registro de cada pedido (mensagem, resultado), criptografado, por { $records }
    • as tarefas dos botões do /history, criptografadas, por { $records }; a última página, por dez minutos
    • quantas solicitações à API foram feitas, só os números, por { $counters }
    • quando a chave de outra pessoa paga: suas mensagens com pedidos, por { $people }; quantas mensagens de voz você testou com a chave de quem administra o bot, por { $trials }; também depois de apagar
    • que este chat me usa, para que os avisos cheguem, até você apagar

    Os arquivos só passam por mim até o PolyglotVoice.

    { $disk }

    O que o PolyglotVoice guarda está no site dele. Lá eu não consigo apagar nada.

privacy-ask = Apagar a chave, as transcrições e todos os registros deste chat? O que está em andamento para. As mensagens ficam.
privacy-erased = Pronto: não guardo mais nada deste chat. O /privacy diz quando some também do disco.
privacy-disk-own = O que você apaga sai do disco em dez minutos; o que vence ou é trocado, em um dia. Backups podem guardar isso por mais tempo, criptografado: quem administra o bot sabe por quanto.
privacy-disk-redis = O disco e os backups podem conter o apagado e o vencido, criptografado, até seus arquivos serem renovados ou a chave de criptografia mudar: quem administra o bot sabe quando.

guest-title = Transcrição
guest-how = Me mencione em resposta a uma mensagem de voz, áudio ou vídeo.
guest-no-key = Preciso da sua própria chave do PolyglotVoice. Envie para mim no privado e me chame de novo:
guest-under-way = Transcrevendo…
guest-failed = Não consegui transcrever. Explico o motivo no nosso chat privado.
guest-not-yours = Não há nada para você neste link. Ele vale por alguns dias, só para quem me chamou.

business-connected = Estou conectado à sua conta. As mensagens de voz que mandam para você chegam aqui como texto, só para você; nos seus chats não escrevo nada.
business-needs-key = Primeiro preciso da sua chave do PolyglotVoice: /key. Até lá, não toco nas mensagens.
business-ended = Não estou mais conectado à sua conta: não mexo nas novas mensagens de voz. O que comecei ainda chega aqui.

access-banned = Não trabalho mais para você: quem administra este bot decidiu assim, e só essa pessoa pode mudar isso.
menu-usage = Quem mais usa sua chave
menu-pause = Pausar o trabalho
menu-resume = Continuar depois da pausa
menu-allow = Dar acesso a alguém; a lista
menu-ban = Banir alguém
menu-budget = Quanto da sua chave pode ser usado
