### What people say: words and phrases, with commas between them. A star stands for any ending or beginning.
### All languages' words are heard at once.

heard-thanks = obrigado, obrigada, valeu, brigado, brigada, beleza, ótimo, perfeito, legal, show, blz, vlw, obg, sim, não, bom, muito bom, bem, entendido, certo, tá bom, excelente, maravilha, incrível, massa, deu certo, de nada, tchau, até logo, até mais, amei, kkk*, rsrs*
heard-with-thanks = muito, mesmo, demais, você, por, tudo, pela ajuda, o melhor, bot, te, a
heard-slow = quanto tempo, quanto falta, demora*, muito tempo, muito lento, tá lento, cadê o texto, cade o texto, cadê meu texto, cade meu texto, onde está o texto, onde esta o texto, travou, quando fica pronto, não funciona, não responde*, está aí, tá aí, cadê você, quebrou, parou, mais rápido, anda logo, está pronto, tá pronto, que demora, quando vem, quando chega
heard-key = chave, chaves, chave de api
heard-find = procurar, procura, buscar, achar, encontrar, pesquisar, acha, quem disse, o que disse, onde disse
heard-search = procure, procura, procurar, busque, busca, encontre, pesquise, pesquisar, quem disse, onde falamos de
heard-search-for = por favor, para mim, tudo, o, a, os, as, um, uma, onde, quando, quem, disse, disseram, falamos, falaram, falou, de, da, sobre, por, isso, isto
heard-convert = converter, converte, conversão, formatos, formato, mais alto, volume, ruído, ruídos
heard-translate = traduz*, traduç*, idioma*, resum*, você entende, fala português, inglês
heard-stop = cancelar, cancela, pare, interromper, para de, cala a boca, não quero mais
heard-limits = quanto custa, preço, preços, grátis, gratuito, limite, limites, plano, pagar, dinheiro, quantos minutos, máximo, assinatura, de graça
heard-privacy = privacidade, apagar, apaga, excluir, exclua, guardar, guarda, quem vê, quem lê, quem ouve, quem pode ver, criptograf*, é seguro, quem pode ler
heard-files = arquivo, arquivos, legenda, legendas, srt, pdf, txt, baixar, docx
heard-group = grupo, grupos, canal, canais
heard-again = outra vez, de novo, repete, repita, erro, erros, errado, errada, ruim, péssimo, inútil, merda, idiota, refaz*, burro, lixo, porra, bosta, estúpido, não presta, não está bom, não tá bom, nada bom, não é bom, não gostei
heard-hello = oi, olá, bom dia, boa tarde, boa noite, tudo bem, e aí, quem é você, opa, como vai, tudo certo
heard-leave-me = não me transcreva, nao me transcreva, não me transcreve
heard-take-me = volte a me transcrever, me transcreva de novo, pode me transcrever
heard-minutes = minuto, minutos
heard-hours = hora, horas
heard-days = dia, dias
heard-months = mês, meses
heard-people = pessoas
heard-groups = grupos
heard-default = padrão
heard-speak = fale, fala, falar, responda, responde, escreva, escreve, mude, muda, troque, use, por favor, pode, você pode, em, no, para, pra, o, comigo, me, só, idioma, língua, agora, bot, você, quero, oi, olá
heard-my-language = português, portugues, brasileiro, portuguese, in portuguese, portugiesisch, portugués, португальский, португальском, по-португальски, португальською, португалша, البرتغالية
heard-today = hoje, de hoje, desde hoje
heard-yesterday = ontem, de ontem, desde ontem
heard-before-yesterday = anteontem, de anteontem, antes de ontem
heard-week = esta semana, desta semana, essa semana, dessa semana, a última semana, da última semana
heard-last-week = semana passada, da semana passada, a semana passada, na semana passada
heard-last = dos últimos, nos últimos, os últimos, últimos, últimas, das últimas, nas últimas, há, atrás
