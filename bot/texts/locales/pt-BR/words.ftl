### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = obrigado, obrigada, valeu, brigado, brigada, beleza, ótimo, perfeito, legal, show
heard-with-thanks = muito, mesmo, demais, você
heard-slow = quanto tempo, quanto falta, demora*, muito tempo, muito lento, tá lento, cadê o texto, cade o texto, cadê meu texto, cade meu texto, onde está o texto, onde esta o texto, travou, quando fica pronto
heard-key = chave, chaves, chave de api
heard-find = procurar, procura, buscar, achar, encontrar, pesquisar
heard-convert = converter, converte, conversão, formatos
heard-translate = traduz*, traduç*
heard-stop = cancelar, cancela, pare, interromper
heard-limits = quanto custa, preço, preços, grátis, gratuito, limite, limites, plano
heard-privacy = privacidade, apagar, apaga, excluir, exclua, guardar, guarda
heard-files = arquivo, arquivos, legenda, legendas, srt, pdf, txt, baixar
heard-group = grupo, grupos, canal, canais
heard-again = outra vez, de novo, repete, repita, erro, erros, errado, errada, ruim, péssimo, inútil, merda, idiota
heard-hello = oi, olá, bom dia, boa tarde, boa noite, tudo bem, e aí, quem é você
heard-leave-me = não me transcreva, nao me transcreva, não me transcreve
heard-take-me = volte a me transcrever, me transcreva de novo, pode me transcrever
heard-minutes = minuto, minutos
heard-hours = hora, horas
heard-days = dia, dias
heard-months = mês, meses
heard-people = pessoas
heard-groups = grupos
heard-default = padrão
