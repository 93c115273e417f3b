<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>The calendar of what a town hall publishes: write, check, plan, and let it go out.</source>
        <translation>El calendario de lo que publica un ayuntamiento: escribir, repasar, programar y que salga solo.</translation>
    </message>
    <message>
        <source>Free software under the European Union Public Licence, version 1.2.</source>
        <translation>Software libre con la Licencia Pública de la Unión Europea, versión 1.2.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>AddingWords</name>
    <message>
        <source>Add for the whole institution</source>
        <translation>Añadir para toda la entidad</translation>
    </message>
    <message>
        <source>Add only for me</source>
        <translation>Añadir solo para mí</translation>
    </message>
    <message>
        <source>Ignore here</source>
        <translation>Ignorar aquí</translation>
    </message>
    <message>
        <source>“%1” is right in the whole institution.</source>
        <translation>«%1» está bien en toda la entidad.</translation>
    </message>
    <message>
        <source>“%1” is right for you.</source>
        <translation>«%1» está bien para ti.</translation>
    </message>
    <message>
        <source>“%1” is not pointed out in this post any more.</source>
        <translation>«%1» ya no se señala en esta publicación.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Approved answer</source>
        <translation>Respuesta aprobada</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>Quién responde de ella</translation>
    </message>
    <message>
        <source>Approved on</source>
        <translation>Aprobada el</translation>
    </message>
    <message>
        <source>It expires</source>
        <translation>Caduca</translation>
    </message>
</context>
<context>
    <name>AppBar</name>
    <message>
        <source>General pause</source>
        <translation>Pausa general</translation>
    </message>
</context>
<context>
    <name>AvoidedDialog</name>
    <message>
        <source>Another word to avoid</source>
        <translation>Otra palabra que evitar</translation>
    </message>
    <message>
        <source>Word to avoid</source>
        <translation>Palabra que evitar</translation>
    </message>
    <message>
        <source>A word or a phrase; capitals and accents do not matter.</source>
        <translation>Una palabra o una expresión; da igual con mayúsculas o tildes que sin ellas.</translation>
    </message>
    <message>
        <source>What you do not write</source>
        <translation>Lo que no se escribe</translation>
    </message>
    <message>
        <source>What you write instead</source>
        <translation>Lo que se escribe en su lugar</translation>
    </message>
    <message>
        <source>If there is any.</source>
        <translation>Si hay algo.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Whoever writes it reads this in the review.</source>
        <translation>Quien la escriba lo leerá en el repaso.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>AvoidedSheet</name>
    <message>
        <source>Words to avoid</source>
        <translation>Palabras que evitar</translation>
    </message>
    <message>
        <source>The review tells whoever writes one of them what to write instead.</source>
        <translation>A quien escriba una, el repaso le dirá qué poner en su lugar.</translation>
    </message>
    <message>
        <source>There are none yet.</source>
        <translation>Todavía no hay ninguna.</translation>
    </message>
    <message>
        <source>Add a word…</source>
        <translation>Añadir una palabra…</translation>
    </message>
    <message>
        <source>Add a word to avoid…</source>
        <translation>Añadir una palabra que evitar…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Change the chosen word to avoid</source>
        <translation>Cambiar la palabra elegida</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the chosen word to avoid</source>
        <translation>Quitar la palabra elegida</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n palabra</numerusform>
            <numerusform>%n palabras</numerusform>
        </translation>
    </message>
    <message>
        <source>better: %1</source>
        <extracomment>What is written instead of a word to avoid</extracomment>
        <translation>mejor: %1</translation>
    </message>
    <message>
        <source>nothing instead</source>
        <translation>sin nada en su lugar</translation>
    </message>
    <message>
        <source>“%1” is a word to avoid.</source>
        <translation>«%1» es una palabra que evitar.</translation>
    </message>
    <message>
        <source>“%1” is changed.</source>
        <translation>«%1» ha cambiado.</translation>
    </message>
    <message>
        <source>“%1” may be written again.</source>
        <translation>«%1» ya se puede escribir.</translation>
    </message>
</context>
<context>
    <name>Bank</name>
    <message>
        <source>Templates</source>
        <extracomment>In the order in which they are shown.</extracomment>
        <translation>Plantillas</translation>
    </message>
    <message>
        <source>Evergreens</source>
        <translation>De siempre</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>Evergreen</source>
        <translation>De siempre</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Hashtag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>New template…</source>
        <translation>Nueva plantilla…</translation>
    </message>
    <message>
        <source>New evergreen…</source>
        <translation>Nueva publicación de siempre…</translation>
    </message>
    <message>
        <source>New answer…</source>
        <translation>Nueva respuesta…</translation>
    </message>
    <message>
        <source>New name…</source>
        <translation>Nuevo nombre…</translation>
    </message>
    <message>
        <source>New hashtag…</source>
        <translation>Nueva etiqueta…</translation>
    </message>
    <message>
        <source>The town hall&apos;s own hashtags, with capitals and accents: offered as one writes, known to the review.</source>
        <translation>Las etiquetas propias del ayuntamiento, con sus mayúsculas y tildes: se ofrecen al escribir y el repaso las conoce.</translation>
    </message>
    <message>
        <source>A template is a text with gaps, {fecha} or {lugar}, that are filled in each time.</source>
        <translation>Una plantilla es un texto con huecos, {fecha} o {lugar}, que se rellenan cada vez.</translation>
    </message>
    <message>
        <source>An evergreen is a post that goes out again every so often, and rests in between.</source>
        <translation>Una publicación de siempre vuelve a salir cada cierto tiempo y descansa entre medias.</translation>
    </message>
    <message>
        <source>Approved answers to what people ask again and again, ready to be used.</source>
        <translation>Respuestas aprobadas a lo que la gente pregunta una y otra vez, listas para usar.</translation>
    </message>
    <message>
        <source>How streets, buildings and services are called officially, so that all write them alike.</source>
        <translation>Cómo se llaman oficialmente las calles, los edificios y los servicios, para escribirlos siempre igual.</translation>
    </message>
    <message>
        <source>Not used any more</source>
        <translation>Ya no se usa</translation>
    </message>
    <message>
        <source>Expired: look whether it is still true</source>
        <translation>Caducada: mira si sigue siendo verdad</translation>
    </message>
    <message>
        <source>Resting until %1</source>
        <translation>Descansa hasta el %1</translation>
    </message>
    <message>
        <source>Never used: it may go out</source>
        <translation>Sin usar todavía: puede salir</translation>
    </message>
    <message>
        <source>Used last on %1: it may go out</source>
        <translation>Usada por última vez el %1: puede salir</translation>
    </message>
    <message>
        <source>Export the reusable texts</source>
        <translation>Exportar los reutilizables</translation>
    </message>
    <message>
        <source>Import reusable texts</source>
        <translation>Importar reutilizables</translation>
    </message>
</context>
<context>
    <name>BankPage</name>
    <message>
        <source>Reusable texts</source>
        <translation>Reutilizables</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>From a file of another town hall, or of your provincial council</source>
        <translation>De un archivo de otro ayuntamiento o de tu diputación</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Everything in one file, for another town hall</source>
        <translation>Todo en un archivo, para otro ayuntamiento</translation>
    </message>
    <message>
        <source>Nothing is called or says that.</source>
        <translation>Nada se llama así ni lo dice.</translation>
    </message>
    <message>
        <source>Which texts</source>
        <translation>Qué textos</translation>
    </message>
    <message>
        <source>The text is in the clipboard.</source>
        <translation>El texto está en el portapapeles.</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are in %1</source>
        <translation>
            <numerusform>%n texto está en %1</numerusform>
            <numerusform>%n textos están en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing new in that file: you have all of it.</source>
        <translation>En ese archivo no hay nada nuevo: ya lo tienes todo.</translation>
    </message>
    <message>
        <source>Taken in: %1 new, %2 changed. Yours that changed are kept as they were, not used.</source>
        <translation>Traídos: %1 nuevos y %2 cambiados. Los tuyos que cambian se guardan como estaban, sin usar.</translation>
    </message>
</context>
<context>
    <name>BlockedDialog</name>
    <message>
        <source>It cannot be planned yet.</source>
        <translation>Todavía no se puede programar.</translation>
    </message>
    <message>
        <source>It cannot be published yet.</source>
        <extracomment>A row and the channels it is about (empty: all of them).</extracomment>
        <translation>Todavía no se puede publicar.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) prevent publishing.</source>
        <translation>
            <numerusform>Hay %n cosa que impide publicar.</numerusform>
            <numerusform>Hay %n cosas que impiden publicar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) prevent publishing. Your text is kept.</source>
        <translation>
            <numerusform>Hay una cosa que impide publicar. Tu texto se conserva.</numerusform>
            <numerusform>Hay %n cosas que impiden publicar. Tu texto se conserva.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the first</source>
        <translation>Ir a la primera</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ByHandDialog</name>
    <message>
        <source>Your turn: “%1” in %2.</source>
        <extracomment>%1 is a post&apos;s title, %2 a channel</extracomment>
        <translation>Te toca: «%1» en %2.</translation>
    </message>
    <message>
        <source>General pause: do not publish it now. If you had published it already, tell us.</source>
        <translation>Pausa general: no la publiques ahora. Si ya la habías publicado, dínoslo.</translation>
    </message>
    <message>
        <source>1 Copy the text. 2 Paste it in the channel. 3 Tell us that it is there.</source>
        <translation>1 Copia el texto. 2 Pégalo en el canal. 3 Dinos que ya está.</translation>
    </message>
    <message>
        <source>Link of the publication</source>
        <translation>Enlace de la publicación</translation>
    </message>
    <message>
        <source>Optional: with it you will find it again from here.</source>
        <translation>No es obligatorio: con él podrás abrirla desde aquí.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>It is published</source>
        <translation>Ya está publicada</translation>
    </message>
    <message>
        <source>The text is copied: paste it in the channel.</source>
        <translation>Texto copiado: pégalo en el canal.</translation>
    </message>
    <message>
        <source>The images are being saved…</source>
        <translation>Las imágenes se están guardando…</translation>
    </message>
    <message>
        <source>1 Copy the first part and publish it. 2 Publish each of the others as a reply to the one before. 3 Tell us that all of them are there.</source>
        <translation>1 Copia la primera parte y publícala. 2 Publica cada una de las demás como respuesta a la anterior. 3 Dinos que ya están todas.</translation>
    </message>
    <message>
        <source>Images and video go with the first part.</source>
        <translation>Las imágenes y el vídeo van con la primera parte.</translation>
    </message>
    <message>
        <source>The video is being saved…</source>
        <translation>Guardando el vídeo…</translation>
    </message>
    <message>
        <source>The images and the video are in %1.</source>
        <translation>Las imágenes y el vídeo están en %1.</translation>
    </message>
    <message>
        <source>The video is in %1.</source>
        <translation>El vídeo está en %1.</translation>
    </message>
    <message>
        <source>The images could not be saved in %1. Choose another folder.</source>
        <translation>Las imágenes no se han podido guardar en %1. Elige otra carpeta.</translation>
    </message>
    <message>
        <source>The images are in %1.</source>
        <translation>Las imágenes están en %1.</translation>
    </message>
    <message>
        <source>The video could not be saved in %1. Choose another folder.</source>
        <translation>El vídeo no se ha podido guardar en %1. Elige otra carpeta.</translation>
    </message>
    <message>
        <source>The browser could not be opened. The address is %1</source>
        <translation>El navegador no se ha podido abrir. La dirección es %1</translation>
    </message>
    <message>
        <source>Save images</source>
        <translation>Guardar imágenes</translation>
    </message>
    <message>
        <source>Save images and video</source>
        <translation>Guardar imágenes y vídeo</translation>
    </message>
    <message>
        <source>Save video</source>
        <translation>Guardar vídeo</translation>
    </message>
    <message>
        <source>Open the web</source>
        <translation>Abrir la web</translation>
    </message>
    <message>
        <source>Where to save the images</source>
        <translation>Dónde guardar las imágenes</translation>
    </message>
    <message>
        <source>It waits for you since %1.</source>
        <extracomment>%1 is «today, 17:00»</extracomment>
        <translation>Te espera desde %1.</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>Without a date (%1)</source>
        <translation>Sin fecha (%1)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>This week (%1)</source>
        <translation>Esta semana (%1)</translation>
    </message>
    <message>
        <source>Previous week</source>
        <translation>Semana anterior</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>Semana siguiente</translation>
    </message>
    <message>
        <source>Drafts without a date (%1)</source>
        <translation>Borradores sin fecha (%1)</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>Nueva publicación</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>Mes anterior</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Mes siguiente</translation>
    </message>
    <message>
        <source>This month (%1)</source>
        <translation>Este mes (%1)</translation>
    </message>
    <message>
        <source>How the calendar is shown</source>
        <extracomment>Accessible name of the buttons *Week* and *Month*</extracomment>
        <translation>Cómo se ve el calendario</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Frequency: %1 of %2 channels on target</source>
        <extracomment>%1 of %2 channels have as many posts in the week as was wanted</extracomment>
        <translation>Frecuencia: cumplen %1 de %2 canales</translation>
    </message>
    <message>
        <source>Posts of the week by channel</source>
        <translation>Publicaciones de la semana por canal</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>desplegado</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>plegado</translation>
    </message>
    <message>
        <source>New post in this week</source>
        <translation>Nueva publicación en esta semana</translation>
    </message>
    <message>
        <source>This week is empty.</source>
        <translation>Esta semana está vacía.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>The calendar cannot be read now</source>
        <translation>Ahora no se puede leer el calendario</translation>
    </message>
    <message>
        <source>That hour has passed: choose a later one for the new post.</source>
        <translation>Esa hora ya ha pasado: elige una posterior para la nueva publicación.</translation>
    </message>
    <message>
        <source>That day has passed: choose a later one for the new post.</source>
        <translation>Ese día ya ha pasado: elige uno posterior para la publicación nueva.</translation>
    </message>
    <message>
        <source>What is published, under way or unknown cannot change its time.</source>
        <translation>Lo publicado, lo que está saliendo y lo que está por confirmar no puede cambiar de hora.</translation>
    </message>
    <message>
        <source>Frequency saved.</source>
        <translation>Frecuencia guardada.</translation>
    </message>
</context>
<context>
    <name>CardCommands</name>
    <message>
        <source>What is published, under way or unknown cannot be discarded.</source>
        <translation>Lo publicado, lo que está saliendo y lo que está por confirmar no se puede descartar.</translation>
    </message>
    <message>
        <source>What is published, under way or unknown cannot change its time.</source>
        <translation>Lo publicado, lo que está saliendo y lo que está por confirmar no puede cambiar de hora.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Departures</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>See it in %1</source>
        <translation>Verla en %1</translation>
    </message>
    <message>
        <source>Change the time…</source>
        <translation>Cambiar la hora…</translation>
    </message>
    <message>
        <source>Publish by hand in %1…</source>
        <translation>Publicar a mano en %1…</translation>
    </message>
    <message>
        <source>Check in %1…</source>
        <translation>Comprobar en %1…</translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>Publicar ahora</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>CardDialog</name>
    <message>
        <source>Card of this post</source>
        <translation>Ficha de esta publicación</translation>
    </message>
    <message>
        <source>It is for you and your colleagues: nothing of it is ever published.</source>
        <translation>Es para ti y tus compañeros: nada de esto se publica nunca.</translation>
    </message>
    <message>
        <source>For example: families, older people, shops of the centre.</source>
        <translation>Por ejemplo: familias, personas mayores, comercios del centro.</translation>
    </message>
    <message>
        <source>For example: BOP n.º 218 of 13 November, or its address.</source>
        <translation>Por ejemplo: BOP n.º 218, de 13 de noviembre, o su dirección.</translation>
    </message>
    <message>
        <source>For example: so that nobody is left without the grant.</source>
        <translation>Por ejemplo: para que nadie se quede sin la ayuda.</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>Pendiente de confirmar</translation>
    </message>
    <message>
        <source>While it is to be confirmed it cannot be planned.</source>
        <translation>Mientras esté pendiente no se puede programar.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>CardFaces</name>
    <message>
        <source>Without a title</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Your turn at %1</source>
        <extracomment>%1 an hour: a publication that a person will have to publish by hand</extracomment>
        <translation>Te toca a las %1</translation>
    </message>
    <message>
        <source>%1 on %2 of %3</source>
        <extracomment>%1 a state («To be confirmed»), %2 on how many channels, %3 of how many</extracomment>
        <translation>%1 en %2 de %3</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) prevent publishing it</source>
        <extracomment>Of a card of the calendar: how many findings of the review prevent publishing it</extracomment>
        <translation>
            <numerusform>Algo impide publicarla</numerusform>
            <numerusform>%n cosas impiden publicarla</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n sugerencia</numerusform>
            <numerusform>%n sugerencias</numerusform>
        </translation>
    </message>
    <message>
        <source>No notices</source>
        <translation>Sin avisos</translation>
    </message>
    <message>
        <source>%1. Draft without a date.</source>
        <extracomment>Accessible name of a draft in the list of those without a date; %1 its title</extracomment>
        <translation>%1. Borrador sin fecha.</translation>
    </message>
    <message numerus="yes">
        <source>%n this week</source>
        <extracomment>A week of a channel that has no target; %n publications</extracomment>
        <translation>
            <numerusform>%n esta semana</numerusform>
            <numerusform>%n esta semana</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>A channel&apos;s week: %1 publications of the %2 wanted</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <extracomment>After «2 of 3, » After «4 of 3, » Under a day&apos;s name, short</extracomment>
        <translation>
            <numerusform>%n por decidir</numerusform>
            <numerusform>%n por decidir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n planned</source>
        <extracomment>Under a day&apos;s name, short: publications planned</extracomment>
        <translation>
            <numerusform>%n prevista</numerusform>
            <numerusform>%n previstas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n published</source>
        <extracomment>Under a day&apos;s name, short</extracomment>
        <translation>
            <numerusform>%n publicada</numerusform>
            <numerusform>%n publicadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <extracomment>Under a day&apos;s name, short</extracomment>
        <translation>
            <numerusform>%n borrador</numerusform>
            <numerusform>%n borradores</numerusform>
        </translation>
    </message>
    <message>
        <source>Mourning</source>
        <extracomment>Under a day&apos;s name</extracomment>
        <translation>Luto oficial</translation>
    </message>
    <message>
        <source>Holiday: %1</source>
        <extracomment>Under a day&apos;s name; %1 the name of the holiday</extracomment>
        <translation>Festivo: %1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>holiday: %1</source>
        <extracomment>Of a day of the week; %1 the name of the holiday</extracomment>
        <translation>festivo: %1</translation>
    </message>
    <message>
        <source>official mourning</source>
        <translation>luto oficial</translation>
    </message>
    <message>
        <source>electoral period</source>
        <translation>periodo electoral</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <extracomment>Of a day of the week; %n publications</extracomment>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>falta %n</numerusform>
            <numerusform>faltan %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <translation>
            <numerusform>sobra %n</numerusform>
            <numerusform>sobran %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardSheet</name>
    <message>
        <source>Audience</source>
        <extracomment>The fields that are one line of words, as they are asked.</extracomment>
        <translation>Público</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>Official source</source>
        <translation>Fuente oficial</translation>
    </message>
    <message>
        <source>What good it is to people</source>
        <translation>Para qué le sirve a la gente</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certeza</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Ficha</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edit the card of this post</source>
        <translation>Editar la ficha de esta publicación</translation>
    </message>
    <message>
        <source>Who it is for, where it comes from, notes. Nobody outside sees it.</source>
        <translation>Para quién es, de dónde sale, notas. Nadie de fuera lo ve.</translation>
    </message>
    <message>
        <source>To be confirmed: it does not go out</source>
        <translation>Pendiente de confirmar: no sale</translation>
    </message>
</context>
<context>
    <name>CategoriesSheet</name>
    <message>
        <source>Categories</source>
        <translation>Categorías</translation>
    </message>
    <message>
        <source>Add a category…</source>
        <translation>Añadir una categoría…</translation>
    </message>
    <message>
        <source>Add the usual ones</source>
        <translation>Añadir las habituales</translation>
    </message>
    <message>
        <source>What your posts are about, for you alone. A category may say what to do with what is late.</source>
        <translation>De qué tratan tus publicaciones, solo para ti. Una categoría puede decir qué hacer con lo que llega tarde.</translation>
    </message>
    <message>
        <source>not used any more</source>
        <translation>ya no se usa</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Volver a usar</translation>
    </message>
    <message>
        <source>Use %1 again</source>
        <translation>Volver a usar %1</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Change %1…</source>
        <translation>Cambiar %1…</translation>
    </message>
    <message>
        <source>Do not use any more</source>
        <translation>Dejar de usar</translation>
    </message>
    <message>
        <source>Do not use %1 any more</source>
        <translation>Dejar de usar %1</translation>
    </message>
    <message>
        <source>if it is late: as its channel says</source>
        <translation>si se retrasa: lo que diga su canal</translation>
    </message>
    <message>
        <source>if it is late: it does not go out, and nobody is asked</source>
        <translation>si se retrasa: no sale y no se pregunta</translation>
    </message>
    <message>
        <source>if it is late: you are asked</source>
        <translation>si se retrasa: se te pregunta</translation>
    </message>
    <message numerus="yes">
        <source>if it is late: it goes out, up to %n minute(s)</source>
        <translation>
            <numerusform>si se retrasa: sale, hasta %n minuto tarde</numerusform>
            <numerusform>si se retrasa: sale, hasta %n minutos tarde</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <extracomment>%1 is what the category is for, %2 what happens to its posts that are late</extracomment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Plazo</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Acto</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergencia</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>Institutional</source>
        <translation>Institucional</translation>
    </message>
</context>
<context>
    <name>CategoryDialog</name>
    <message>
        <source>New category</source>
        <translation>Categoría nueva</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>For example: Services, Events, Emergency, Institutional. It is only for you: nobody is told.</source>
        <translation>Por ejemplo: Servicio, Agenda, Emergencia, Institucional. Es solo para ti: no sale en ningún canal.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>In a crisis only emergencies and essential services go out; in mourning, no festivities.</source>
        <translation>En una crisis solo salen emergencias y servicios esenciales; en luto, nada festivo.</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Para qué es</translation>
    </message>
    <message>
        <source>If this computer was off at its hour, or the network did not work:</source>
        <translation>Si a su hora este equipo estaba apagado o la red no funcionaba:</translation>
    </message>
    <message>
        <source>If it is late</source>
        <translation>Si se retrasa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Rellena esto.</translation>
    </message>
</context>
<context>
    <name>ChannelChip</name>
    <message>
        <source>%1, withdrawn</source>
        <extracomment>A channel the town hall no longer uses</extracomment>
        <translation>%1, quitado</translation>
    </message>
</context>
<context>
    <name>ChannelList</name>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>Which channels the post goes to</extracomment>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose channels</source>
        <translation>Elegir canales</translation>
    </message>
</context>
<context>
    <name>ChannelRow</name>
    <message>
        <source>Take %1 out of this post</source>
        <extracomment>A person takes the channel out of the post. %1 is a channel</extracomment>
        <translation>Quitar %1 de esta publicación</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Take out of this post</source>
        <translation>Quitar de esta publicación</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Counter of a channel: length and limit</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s): %1</source>
        <extracomment>Counter of a thread: how many parts, and «280 of 300», the length and limit of its fullest part</extracomment>
        <translation>
            <numerusform>%n parte: %1</numerusform>
            <numerusform>%n partes: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used by %n channel(s)</source>
        <translation>
            <numerusform>lo usa %n canal</numerusform>
            <numerusform>lo usan %n canales</numerusform>
        </translation>
    </message>
    <message>
        <source>own text</source>
        <translation>texto propio</translation>
    </message>
    <message>
        <source>base text</source>
        <translation>texto base</translation>
    </message>
    <message>
        <source>customised</source>
        <extracomment>A version with the base text and something else of its own</extracomment>
        <translation>personalizada</translation>
    </message>
    <message>
        <source>of its own: %1</source>
        <translation>propio: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <translation>
            <numerusform>sobra %n</numerusform>
            <numerusform>sobran %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Conectar…</translation>
    </message>
    <message>
        <source>Connect %1 again…</source>
        <translation>Volver a conectar %1…</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Check %1</source>
        <translation>Comprobar %1</translation>
    </message>
    <message>
        <source>Frequency…</source>
        <translation>Frecuencia…</translation>
    </message>
    <message>
        <source>Frequency of %1…</source>
        <translation>Frecuencia de %1…</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Más sobre %1</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Volver a entrar…</translation>
    </message>
    <message>
        <source>Sign in to %1 again…</source>
        <translation>Volver a entrar en %1…</translation>
    </message>
    <message>
        <source>Change the folder or the address…</source>
        <translation>Cambiar la carpeta o la dirección…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Cambiar el nombre…</translation>
    </message>
    <message>
        <source>Signature…</source>
        <translation>Firma…</translation>
    </message>
    <message>
        <source>What could not go out at its hour…</source>
        <translation>Lo que no salga a su hora…</translation>
    </message>
    <message>
        <source>Start this channel again</source>
        <translation>Reanudar este canal</translation>
    </message>
    <message>
        <source>Stop this channel</source>
        <translation>Poner en pausa este canal</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Desconectar…</translation>
    </message>
    <message>
        <source>by hand: you publish it</source>
        <translation>a mano: publicas tú</translation>
    </message>
    <message>
        <source>for practice: it does not leave this computer</source>
        <translation>de práctica: no sale de este equipo</translation>
    </message>
    <message>
        <source>goes out by itself</source>
        <translation>sale solo</translation>
    </message>
    <message numerus="yes">
        <source>%n to go out</source>
        <translation>
            <numerusform>%n por salir</numerusform>
            <numerusform>%n por salir</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>Nada programado</translation>
    </message>
    <message>
        <source>nothing late</source>
        <extracomment>Of a channel, beside «3 a week»</extracomment>
        <translation>nada con retraso</translation>
    </message>
    <message numerus="yes">
        <source>late up to %n minute(s)</source>
        <extracomment>Of a channel, beside «3 a week»</extracomment>
        <translation>
            <numerusform>con hasta %n minuto de retraso</numerusform>
            <numerusform>con hasta %n minutos de retraso</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 to %2 a week</source>
        <translation>De %1 a %2 por semana</translation>
    </message>
    <message numerus="yes">
        <source>At most %n a week</source>
        <translation>
            <numerusform>Como mucho %n por semana</numerusform>
            <numerusform>Como mucho %n por semana</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n a week</source>
        <translation>
            <numerusform>Al menos %n por semana</numerusform>
            <numerusform>Al menos %n por semana</numerusform>
        </translation>
    </message>
    <message>
        <source>No weekly target</source>
        <translation>Sin frecuencia fijada</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>Days of the week: «Mon to Fri»</extracomment>
        <translation>%1 a %2</translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Where your town hall speaks, and how often</source>
        <translation>Dónde habla tu ayuntamiento y cada cuánto</translation>
    </message>
    <message>
        <source>Add a channel…</source>
        <translation>Añadir un canal…</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Desconectados</translation>
    </message>
    <message>
        <source>they keep what was published</source>
        <translation>conservan lo publicado</translation>
    </message>
    <message>
        <source>There are no channels yet: add the first one.</source>
        <translation>Aún no hay canales: añade el primero.</translation>
    </message>
    <message>
        <source>No computer that is on can publish here</source>
        <translation>Ningún equipo encendido puede publicar aquí</translation>
    </message>
    <message>
        <source>Its access is on: %1</source>
        <translation>Su acceso está en: %1</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Not connected on this computer: connect it again</source>
        <translation>Sin conexión en este equipo: vuelve a conectarlo</translation>
    </message>
    <message>
        <source>Stopped: nothing goes out here until you start it again</source>
        <translation>En pausa: aquí no sale nada hasta que lo reanudes</translation>
    </message>
    <message>
        <source>At its hour we tell you and give you the text</source>
        <translation>A su hora te avisamos y te damos el texto</translation>
    </message>
    <message>
        <source>Its folder is on another computer: that one publishes here</source>
        <translation>Su carpeta está en otro ordenador: publica aquel</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>It works. Checked: %1</source>
        <translation>Funciona. Comprobado: %1</translation>
    </message>
    <message>
        <source>Its access ended: sign in again</source>
        <extracomment>After «Ready» or «It works», of a page without a public address</extracomment>
        <translation>El acceso ha caducado: vuelve a entrar</translation>
    </message>
    <message>
        <source>Its access ends on %1: sign in again</source>
        <extracomment>%1 is a day: «Wednesday 25 November»</extracomment>
        <translation>El acceso caduca el %1: vuelve a entrar</translation>
    </message>
    <message>
        <source>It asks you to sign in again: until you do, nothing goes out here</source>
        <translation>Pide que vuelvas a entrar: hasta entonces aquí no sale nada</translation>
    </message>
    <message>
        <source>%1 is among your channels, by hand.</source>
        <translation>%1 ya está entre tus canales, a mano.</translation>
    </message>
    <message>
        <source>%1 is connected.</source>
        <translation>%1: conectado.</translation>
    </message>
    <message>
        <source>%1 is connected again.</source>
        <translation>%1: conectado otra vez.</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting publication(s) go out at their hour.</source>
        <extracomment>%n publications that waited for it</extracomment>
        <translation>
            <numerusform>%n publicación que esperaba sale a su hora.</numerusform>
            <numerusform>%n publicaciones que esperaban salen a su hora.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) wait for your decision in Today.</source>
        <translation>
            <numerusform>%n publicación espera tu decisión en Hoy.</numerusform>
            <numerusform>%n publicaciones esperan tu decisión en Hoy.</numerusform>
        </translation>
    </message>
    <message>
        <source>Frequency saved.</source>
        <translation>Frecuencia guardada.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is changed, and so are %n link(s) of what is published.</source>
        <translation>
            <numerusform>%1 ha cambiado, y también el enlace de %n publicación.</numerusform>
            <numerusform>%1 ha cambiado, y también los enlaces de %n publicaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is changed.</source>
        <translation>%1 ha cambiado.</translation>
    </message>
    <message>
        <source>Renamed.</source>
        <translation>Nombre cambiado.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is stopped. %n publication(s) wait for you in Today.</source>
        <translation>
            <numerusform>%1 está en pausa. %n publicación espera tu decisión en Hoy.</numerusform>
            <numerusform>%1 está en pausa. %n publicaciones esperan tu decisión en Hoy.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is stopped. Nothing was planned there.</source>
        <translation>%1 está en pausa. No había nada programado ahí.</translation>
    </message>
    <message>
        <source>Started again. What was on hold waits for you in Today.</source>
        <translation>Canal reanudado. Lo que estaba en pausa espera tu decisión en Hoy.</translation>
    </message>
    <message>
        <source>%1 is disconnected.</source>
        <translation>%1: desconectado.</translation>
    </message>
    <message>
        <source>Its links open only on this computer</source>
        <translation>Sus enlaces solo se abren en este equipo</translation>
    </message>
</context>
<context>
    <name>Cities</name>
    <message>
        <source>Algiers</source>
        <translation>Argel</translation>
    </message>
    <message>
        <source>Cairo</source>
        <translation>El Cairo</translation>
    </message>
    <message>
        <source>Laayoune</source>
        <translation>El Aaiún</translation>
    </message>
    <message>
        <source>Tunis</source>
        <translation>Túnez</translation>
    </message>
    <message>
        <source>Córdoba</source>
        <translation>Córdoba</translation>
    </message>
    <message>
        <source>Río Gallegos</source>
        <translation>Río Gallegos</translation>
    </message>
    <message>
        <source>Tucumán</source>
        <translation>Tucumán</translation>
    </message>
    <message>
        <source>Asunción</source>
        <translation>Asunción</translation>
    </message>
    <message>
        <source>Bahía de Banderas</source>
        <translation>Bahía de Banderas</translation>
    </message>
    <message>
        <source>Bogotá</source>
        <translation>Bogotá</translation>
    </message>
    <message>
        <source>Cancún</source>
        <translation>Cancún</translation>
    </message>
    <message>
        <source>Ciudad Juárez</source>
        <translation>Ciudad Juárez</translation>
    </message>
    <message>
        <source>San José</source>
        <translation>San José</translation>
    </message>
    <message>
        <source>San Salvador</source>
        <translation>San Salvador</translation>
    </message>
    <message>
        <source>Havana</source>
        <translation>La Habana</translation>
    </message>
    <message>
        <source>Los Angeles</source>
        <translation>Los Ángeles</translation>
    </message>
    <message>
        <source>Mazatlán</source>
        <translation>Mazatlán</translation>
    </message>
    <message>
        <source>Mérida</source>
        <translation>Mérida</translation>
    </message>
    <message>
        <source>Mexico City</source>
        <translation>Ciudad de México</translation>
    </message>
    <message>
        <source>New York</source>
        <translation>Nueva York</translation>
    </message>
    <message>
        <source>Panama City</source>
        <translation>Ciudad de Panamá</translation>
    </message>
    <message>
        <source>Port-au-Prince</source>
        <translation>Puerto Príncipe</translation>
    </message>
    <message>
        <source>San Juan</source>
        <translation>San Juan</translation>
    </message>
    <message>
        <source>São Paulo</source>
        <translation>São Paulo</translation>
    </message>
    <message>
        <source>Tokyo</source>
        <translation>Tokio</translation>
    </message>
    <message>
        <source>Amsterdam</source>
        <translation>Ámsterdam</translation>
    </message>
    <message>
        <source>Athens</source>
        <translation>Atenas</translation>
    </message>
    <message>
        <source>Berlin</source>
        <translation>Berlín</translation>
    </message>
    <message>
        <source>Brussels</source>
        <translation>Bruselas</translation>
    </message>
    <message>
        <source>Bucharest</source>
        <translation>Bucarest</translation>
    </message>
    <message>
        <source>Copenhagen</source>
        <translation>Copenhague</translation>
    </message>
    <message>
        <source>Dublin</source>
        <translation>Dublín</translation>
    </message>
    <message>
        <source>Kyiv</source>
        <translation>Kiev</translation>
    </message>
    <message>
        <source>Lisbon</source>
        <translation>Lisboa</translation>
    </message>
    <message>
        <source>London</source>
        <translation>Londres</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxemburgo</translation>
    </message>
    <message>
        <source>Moscow</source>
        <translation>Moscú</translation>
    </message>
    <message>
        <source>Paris</source>
        <translation>París</translation>
    </message>
    <message>
        <source>Prague</source>
        <translation>Praga</translation>
    </message>
    <message>
        <source>Rome</source>
        <translation>Roma</translation>
    </message>
    <message>
        <source>Stockholm</source>
        <translation>Estocolmo</translation>
    </message>
    <message>
        <source>Vienna</source>
        <translation>Viena</translation>
    </message>
    <message>
        <source>Warsaw</source>
        <translation>Varsovia</translation>
    </message>
    <message>
        <source>Zurich</source>
        <translation>Zúrich</translation>
    </message>
    <message>
        <source>Easter Island</source>
        <translation>Isla de Pascua</translation>
    </message>
    <message>
        <source>Galápagos</source>
        <translation>Galápagos</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message numerus="yes">
        <source>If you close, %n post(s) will not go out.</source>
        <translation>
            <numerusform>Si cierras, no saldrá %n publicación.</numerusform>
            <numerusform>Si cierras, no saldrán %n publicaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>You chose that closing stops what goes out. You will be asked when you open again:</source>
        <translation>Elegiste que al cerrar se pare lo que sale. Te preguntaremos cuando vuelvas a abrir:</translation>
    </message>
    <message numerus="yes">
        <source>Today %n post(s) go out from this computer.</source>
        <translation>
            <numerusform>Hoy sale %n publicación desde este equipo.</numerusform>
            <numerusform>Hoy salen %n publicaciones desde este equipo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) are planned on this computer.</source>
        <translation>
            <numerusform>Hay %n publicación programada en este equipo.</numerusform>
            <numerusform>Hay %n publicaciones programadas en este equipo.</numerusform>
        </translation>
    </message>
    <message>
        <source>If you stop them, these will not go out and you will be asked when you open again:</source>
        <translation>Si cierras, estas no saldrán y te preguntaremos cuando vuelvas a abrir:</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>In the background they go out as long as this computer is on. You can change it in Settings.</source>
        <translation>En segundo plano salen mientras este equipo esté encendido. Puedes cambiarlo en Ajustes.</translation>
    </message>
    <message>
        <source>This computer has the service installed: even if you stop it, it starts with your next session.</source>
        <translation>Este equipo tiene instalado el servicio: aunque lo pares, arranca con tu próxima sesión.</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Seguir en segundo plano</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Cerrar y avisarme al abrir</translation>
    </message>
    <message>
        <source>This time let them go out</source>
        <translation>Esta vez, que salgan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>When it goes out</source>
        <translation>Cuándo sale</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Repaso</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Part of the post</source>
        <extracomment>The same where the tabs would be cut</extracomment>
        <translation>Parte de la publicación</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Review and preview</source>
        <translation>Repaso y vista previa</translation>
    </message>
</context>
<context>
    <name>ComingList</name>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Take in nothing of the list</source>
        <translation>No incorporar nada de la lista</translation>
    </message>
    <message>
        <source>Reading “%1”…</source>
        <translation>Leyendo «%1»…</translation>
    </message>
    <message>
        <source>Taking in words: %1 of %2</source>
        <extracomment>While a long list is taken in: how many words are in, of how many</extracomment>
        <translation>Incorporando palabras: %1 de %2</translation>
    </message>
    <message>
        <source>The words are in. Spelling is learning them…</source>
        <translation>Las palabras ya están. La ortografía las está aprendiendo…</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>General pause (Ctrl+Shift+P)</source>
        <translation>Pausa general (Ctrl+Mayús+P)</translation>
    </message>
    <message numerus="yes">
        <source>Everything is stopped: %n post(s) on hold.</source>
        <translation>
            <numerusform>Todo está parado: %n publicación en pausa.</numerusform>
            <numerusform>Todo está parado: %n publicaciones en pausa.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is planned goes out again from this computer.</source>
        <translation>Lo programado vuelve a salir desde este equipo.</translation>
    </message>
    <message>
        <source>Nothing goes out from this computer until you start it again.</source>
        <translation>No sale nada desde este equipo hasta que lo pongas en marcha otra vez.</translation>
    </message>
    <message>
        <source>Nothing goes out from this computer until you start it again, or until your next session.</source>
        <translation>De este equipo no sale nada hasta que lo pongas en marcha otra vez o hasta tu próxima sesión.</translation>
    </message>
    <message>
        <source>On hold since %1</source>
        <translation>En pausa desde %1</translation>
    </message>
</context>
<context>
    <name>ComparedText</name>
    <message>
        <source>Only here: %1</source>
        <translation>Solo aquí: %1</translation>
    </message>
    <message>
        <source>Nothing is only here.</source>
        <translation>Aquí no hay nada que falte en el otro.</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>Tab: %1</source>
        <extracomment>What the Tab key writes: a date, a hashtag</extracomment>
        <translation>Tab: %1</translation>
    </message>
    <message>
        <source>Tab: the first. Arrow: choose another</source>
        <translation>Tab: la primera. Flecha: elegir otra</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Add a channel</source>
        <extracomment>The keys of the channels cannot be opened yet, or any more.</extracomment>
        <translation>Añadir un canal</translation>
    </message>
    <message>
        <source>Sign in to %1 again</source>
        <translation>Volver a entrar en %1</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Use this code</source>
        <translation>Usar este código</translation>
    </message>
    <message>
        <source>Only if the browser shows you a code instead of coming back by itself.</source>
        <translation>Solo si el navegador te enseña un código en vez de volver solo.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>%1: goes out by itself</source>
        <extracomment>A kind of channel whose posts go out by themselves</extracomment>
        <translation>%1: sale solo</translation>
    </message>
    <message>
        <source>%1: by hand</source>
        <translation>%1: a mano</translation>
    </message>
    <message>
        <source>A web page of your own</source>
        <translation>Una página web propia</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>At its hour we give you the text and the images, and you publish it and tell us.</source>
        <translation>A su hora te damos el texto y las imágenes; tú lo publicas y nos lo dices.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation>Dirección que se abre</translation>
    </message>
    <message>
        <source>The page where you publish; optional.</source>
        <translation>La página donde publicas; no es obligatoria.</translation>
    </message>
    <message>
        <source>Address of your server</source>
        <translation>Dirección de tu servidor</translation>
    </message>
    <message>
        <source>Your browser opens and you sign in there: your password does not pass through here.</source>
        <translation>Se abre tu navegador y entras ahí: tu contraseña no pasa por aquí.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Leave it empty if your account is of the usual Bluesky.</source>
        <translation>Déjalo vacío si tu cuenta es del Bluesky de siempre.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>App password</source>
        <translation>Contraseña de aplicación</translation>
    </message>
    <message>
        <source>It is made in Bluesky: Settings, Privacy and security, App passwords. Not that of the account.</source>
        <translation>Se crea en Bluesky: Ajustes, Privacidad y seguridad, Contraseñas de aplicación. No es la de la cuenta.</translation>
    </message>
    <message>
        <source>Folder of the page</source>
        <translation>Carpeta de la página</translation>
    </message>
    <message>
        <source>The one that your web server shows, or any other to begin with.</source>
        <translation>La que enseña tu servidor web, o cualquier otra para empezar.</translation>
    </message>
    <message>
        <source>Title of the page</source>
        <translation>Título de la página</translation>
    </message>
    <message>
        <source>Address where people see it</source>
        <translation>Dirección donde la gente la ve</translation>
    </message>
    <message>
        <source>Optional. With it, each publication has its link.</source>
        <translation>No es obligatoria. Con ella, cada publicación tiene su enlace.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Rellena esto.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>You are signed in. Now the key needs a safe place.</source>
        <translation>Ya has entrado. Ahora hace falta un sitio seguro para lo que abre el canal.</translation>
    </message>
    <message>
        <source>The channel was not added</source>
        <translation>El canal no se ha añadido</translation>
    </message>
    <message>
        <source>The channel stays as it was</source>
        <translation>El canal sigue como estaba</translation>
    </message>
    <message>
        <source>You are signed in, but the key could not be kept on this computer. To try that again choose Connect: you do not have to sign in again while this is open.</source>
        <translation>Has entrado, pero lo que abre el canal no se ha podido guardar en este equipo. Para intentarlo otra vez elige Conectar: mientras esto siga abierto no hace falta volver a entrar.</translation>
    </message>
    <message>
        <source>Your browser opens</source>
        <translation>Se abre tu navegador</translation>
    </message>
    <message>
        <source>Sign in there and come back: here it goes on by itself. If it does not open, copy the address.</source>
        <translation>Entra ahí y vuelve: aquí se sigue solo. Si no se abre, copia la dirección.</translation>
    </message>
    <message>
        <source>Your browser has not opened</source>
        <translation>No se ha abierto tu navegador</translation>
    </message>
    <message>
        <source>Copy the address, paste it in any browser of this computer and sign in there: here it goes on by itself.</source>
        <translation>Copia la dirección, pégala en cualquier navegador de este equipo y entra ahí: aquí se sigue solo.</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiar la dirección</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>Dirección copiada</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Consent for this image</source>
        <translation>Permiso para esta imagen</translation>
    </message>
    <message>
        <source>The town hall&apos;s web page and networks</source>
        <translation>La web y las redes del Ayuntamiento</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>Dado el</translation>
    </message>
    <message>
        <source>It ends on</source>
        <translation>Termina el</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Of a child under 14, its parents sign.</source>
        <translation>Si tiene menos de 14 años, firman sus padres o tutores.</translation>
    </message>
    <message>
        <source>Who is seen</source>
        <translation>Quién sale</translation>
    </message>
    <message>
        <source>For what</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>For example: folder «Summer 2026», or its number in the register. Here only this is kept.</source>
        <translation>Por ejemplo: carpeta «Verano 2026», o su número de registro. Aquí solo se guarda esto.</translation>
    </message>
    <message>
        <source>Where the signed paper is</source>
        <translation>Dónde está el papel firmado</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Rellena esto.</translation>
    </message>
</context>
<context>
    <name>ConsentRow</name>
    <message>
        <source>Paper: %1</source>
        <translation>Papel: %1</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>Retirar permiso…</translation>
    </message>
    <message>
        <source>Take back the consent of %1…</source>
        <extracomment>Accessible name of a button; %1 a person</extracomment>
        <translation>Retirar el permiso de %1…</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>sin fecha de fin</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta el %1</translation>
    </message>
    <message>
        <source>over since %1</source>
        <translation>caducó el %1</translation>
    </message>
</context>
<context>
    <name>CrisisDialog</name>
    <message>
        <source>Begin crisis mode?</source>
        <translation>¿Empezar el modo crisis?</translation>
    </message>
    <message>
        <source>Only posts of emergency and essential services go out. What else is due is held.</source>
        <translation>Solo saldrán las publicaciones de emergencias y de servicios esenciales. Lo demás se quedará en espera cuando llegue su hora.</translation>
    </message>
    <message>
        <source>It holds for every computer with this calendar, until somebody ends it.</source>
        <translation>Vale para todos los ordenadores con este calendario, hasta que alguien lo termine.</translation>
    </message>
    <message>
        <source>When it ends nothing resumes by itself: what was held stays held until somebody looks.</source>
        <translation>Al terminar nada se reanuda solo: lo que se paró sigue parado hasta que alguien lo mire.</translation>
    </message>
    <message>
        <source>Go on as always</source>
        <translation>Seguir como siempre</translation>
    </message>
    <message>
        <source>Begin crisis mode</source>
        <translation>Empezar modo crisis</translation>
    </message>
</context>
<context>
    <name>CropCanvas</name>
    <message>
        <source>Picture with the part that is shown</source>
        <translation>Imagen con la parte que se ve</translation>
    </message>
    <message>
        <source>Arrows move the box, + and - change its size, with Ctrl arrows move what must stay in view</source>
        <translation>Las flechas mueven el recuadro, + y - cambian su tamaño; Ctrl y las flechas mueven lo que siempre deba verse</translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>What is shown of the image</source>
        <translation>Qué se ve de la imagen</translation>
    </message>
    <message>
        <source>Drag the box, or its corners. Click on what must always be seen: the cross marks it.</source>
        <translation>Arrastra el recuadro o sus esquinas. Haz clic en lo que siempre deba verse: la cruz lo marca.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Use it like this</source>
        <translation>Usar así</translation>
    </message>
    <message>
        <source>Whole</source>
        <extracomment>The whole picture, nothing cut away</extracomment>
        <translation>Entera</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>A channel and how many more show pictures in that shape: «Mastodon and 2 more»</extracomment>
        <translation>%1 y %2 más</translation>
    </message>
    <message>
        <source>With the keyboard: arrows move the box, + and - resize it, Ctrl+arrows move the cross.</source>
        <translation>Con el teclado: las flechas mueven el recuadro, + y - cambian su tamaño y Ctrl+flechas mueven la cruz.</translation>
    </message>
    <message>
        <source>Without a box. Click on what must always be seen: the cross marks it.</source>
        <translation>Sin recuadro. Haz clic en lo que siempre deba verse: la cruz lo marca.</translation>
    </message>
    <message>
        <source>With the keyboard: Ctrl+arrows move the cross.</source>
        <translation>Con el teclado: Ctrl+flechas mueven la cruz.</translation>
    </message>
    <message>
        <source>On %1 the image is shown whole.</source>
        <extracomment>%1 are channels: «On Bluesky and Web the image is shown whole.»</extracomment>
        <translation>En %1 la imagen se ve entera.</translation>
    </message>
    <message>
        <source>Show only this part on %1</source>
        <extracomment>%1 are channels: «Show only this part on Mastodon and X»</extracomment>
        <translation>Mostrar solo esta parte en %1</translation>
    </message>
    <message>
        <source>Show only this part</source>
        <translation>Mostrar solo esta parte</translation>
    </message>
    <message>
        <source>On %1 the box %2 is used: untick that one to use this one.</source>
        <extracomment>%1 is a channel, %2 the shape of another box: «On Instagram the box 4:5 is used»</extracomment>
        <translation>En %1 se usa el recuadro %2: quita la marca de ese para usar este.</translation>
    </message>
    <message>
        <source>The box has %1×%2 pixels, and it is shown at %3×%4: it will look blurred.</source>
        <extracomment>The size of the box in pixels, and the larger one at which the network shows it</extracomment>
        <translation>El recuadro tiene %1×%2 píxeles y se muestra a %3×%4: se verá borroso.</translation>
    </message>
    <message>
        <source>The original: %1×%2, %3. Place and owner are never sent with it.</source>
        <extracomment>The picture as it was added: its size in pixels and its weight</extracomment>
        <translation>La original: %1×%2, %3. El lugar y el autor que guarda la cámara no se envían nunca.</translation>
    </message>
</context>
<context>
    <name>CropResult</name>
    <message>
        <source>%1: %2×%3, about %4</source>
        <extracomment>A channel, the size in pixels of what it gets, its weight: «Mastodon: 1200×675, about 180 kB»</extracomment>
        <translation>%1: %2×%3, unos %4</translation>
    </message>
    <message>
        <source>It moves, and stands still there.</source>
        <translation>Se mueve, y allí sale quieta.</translation>
    </message>
</context>
<context>
    <name>Cropping</name>
    <message>
        <source>On %1 it is sent as %2×%3, %4.</source>
        <extracomment>%1 are channels, then the size in pixels and the weight: «On Bluesky it is sent as 2000×1500, 940 kB.»</extracomment>
        <translation>En %1 se enviará a %2×%3, %4.</translation>
    </message>
    <message>
        <source>It moves, and stands still there.</source>
        <translation>Se mueve, y allí sale quieta.</translation>
    </message>
</context>
<context>
    <name>DatesRow</name>
    <message>
        <source>Dates and hours in the text</source>
        <extracomment>What is asked about, and what is past: an icon, its colour, the paper.</extracomment>
        <translation>Fechas y horas del texto</translation>
    </message>
    <message>
        <source>How the dates and hours of the text are understood</source>
        <translation>Cómo se entienden las fechas y horas del texto</translation>
    </message>
    <message>
        <source>%1. In the text: “%2”</source>
        <extracomment>Of a date: %1 how it is understood, %2 what the text says</extracomment>
        <translation>%1. En el texto: «%2»</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <extracomment>Opens the dates for which there is no room</extracomment>
        <translation>
            <numerusform>+%n más</numerusform>
            <numerusform>+%n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more date(s)</source>
        <translation>
            <numerusform>%n fecha más</numerusform>
            <numerusform>%n fechas más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>Choose the day in a calendar</source>
        <translation>Elegir el día en un calendario</translation>
    </message>
    <message>
        <source>“%1” is not a day: %2 stays.</source>
        <extracomment>%1 is what somebody typed, %2 the day that stays</extracomment>
        <translation>«%1» no es una fecha: se queda %2.</translation>
    </message>
</context>
<context>
    <name>DayOffDialog</name>
    <message>
        <source>Another holiday</source>
        <translation>Otro festivo</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Festivo</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>For example: Corpus, San Roque, the patron saint&apos;s day.</source>
        <translation>Por ejemplo: Corpus, San Roque, el día de la patrona.</translation>
    </message>
    <message>
        <source>What is it called?</source>
        <translation>¿Cómo se llama?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>On %1 there is a holiday already: %2. Choose another day.</source>
        <extracomment>%1 is a day, «lunes 12 de octubre»; %2 what it is called</extracomment>
        <translation>El %1 ya es festivo: %2. Elige otro día.</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>It goes out at %1.</source>
        <extracomment>%1 the second at which it goes out: «10:41:20»</extracomment>
        <translation>Sale a las %1.</translation>
    </message>
    <message>
        <source>It goes out at its hour.</source>
        <translation>Sale a su hora.</translation>
    </message>
    <message>
        <source>%1 publishes again. Decide what becomes of what it held.</source>
        <extracomment>%1 a channel</extracomment>
        <translation>%1 vuelve a publicar. Decide qué se hace con lo que esperaba.</translation>
    </message>
    <message>
        <source>It is a draft without a date: it does not go out.</source>
        <translation>Es un borrador sin fecha: no sale.</translation>
    </message>
    <message>
        <source>Draft for %1. It does not go out until you plan it.</source>
        <translation>Borrador para %1. No sale hasta que lo programes.</translation>
    </message>
    <message>
        <source>New time: %1.</source>
        <translation>Hora nueva: %1.</translation>
    </message>
    <message>
        <source>It is as it was.</source>
        <extracomment>After «New time: Friday 27, 10:00.»; %1 is what the review found: «Mourning until Friday 27: …»</extracomment>
        <translation>Está como estaba.</translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation>Descartada.</translation>
    </message>
    <message>
        <source>Noted: that part is in %1. The rest is on hold: decide about it.</source>
        <extracomment>Of a thread; %1 a channel</extracomment>
        <translation>Anotado: esa parte está en %1. El resto está en pausa: decide qué hacer.</translation>
    </message>
    <message>
        <source>Noted: that part is in %1. The rest goes out after it.</source>
        <extracomment>Of a thread; %1 a channel</extracomment>
        <translation>Anotado: esa parte está en %1. El resto sale a continuación.</translation>
    </message>
    <message>
        <source>Looking in %1. What is found will show here.</source>
        <translation>Mirando en %1. Lo que se encuentre saldrá aquí.</translation>
    </message>
    <message>
        <source>The browser could not be opened. The address is %1</source>
        <translation>El navegador no se ha podido abrir. La dirección es %1</translation>
    </message>
    <message>
        <source>If only some are there, publish what is missing as a new post, and discard this one.</source>
        <translation>Si solo están algunas, publica lo que falta como una publicación nueva y descarta esta.</translation>
    </message>
    <message>
        <source>Noted: “%1” is published in %2.</source>
        <translation>Anotado: «%1» está publicada en %2.</translation>
    </message>
    <message>
        <source>It will not go out like this: %1.</source>
        <translation>Así no saldrá: %1.</translation>
    </message>
    <message>
        <source>The link is noted.</source>
        <translation>El enlace está apuntado.</translation>
    </message>
    <message>
        <source>It goes out at %1, once its video is uploaded.</source>
        <extracomment>%1 the second at which it goes out: «10:44:20»; its video takes minutes to be uploaded</extracomment>
        <translation>Sale a las %1, cuando se haya subido el vídeo.</translation>
    </message>
    <message>
        <source>It is a draft again. Plan it when you want it to go out.</source>
        <translation>Vuelve a ser un borrador. Prográmala cuando quieras que salga.</translation>
    </message>
    <message>
        <source>It is planned again for %1.</source>
        <extracomment>After taking back *Publish now*; %1 is «tomorrow, 10:00», or several of them</extracomment>
        <translation>Vuelve a estar programada para %1.</translation>
    </message>
    <message>
        <source>It does not go out: it is a draft again.</source>
        <translation>No sale: vuelve a ser un borrador.</translation>
    </message>
    <message>
        <source>It does not go out: it waits for your decision again.</source>
        <translation>No sale: vuelve a esperar tu decisión.</translation>
    </message>
    <message>
        <source>It waits again for you to publish it by hand.</source>
        <translation>Vuelve a esperar a que la publiques a mano.</translation>
    </message>
    <message>
        <source>It was already going out and could not be taken back.</source>
        <translation>Ya estaba saliendo y no se ha podido deshacer.</translation>
    </message>
    <message numerus="yes">
        <source>On %n channel(s) it was already going out.</source>
        <extracomment>After «It is planned again…»</extracomment>
        <translation>
            <numerusform>En %n canal ya estaba saliendo.</numerusform>
            <numerusform>En %n canales ya estaba saliendo.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Description</name>
    <message>
        <source>Description of the image</source>
        <extracomment>Most networks that limit it take so much; a good description is far shorter.</extracomment>
        <translation>Descripción de la imagen</translation>
    </message>
    <message>
        <source>What is seen, for those who cannot see it</source>
        <translation>Lo que se ve, para quien no puede verlo</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>All images</source>
        <translation>Todas las imágenes</translation>
    </message>
    <message>
        <source>Use in a new post</source>
        <translation>Usar en una publicación nueva</translation>
    </message>
    <message>
        <source>A consent was taken back: it cannot be used in a new post.</source>
        <translation>Se ha retirado un permiso: no se puede usar en una publicación nueva.</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Derechos</translation>
    </message>
    <message>
        <source>Not described</source>
        <translation>Sin describir</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3</source>
        <extracomment>Of a picture: %1 × %2 pixels, %3 its size</extracomment>
        <translation>%1 × %2 píxeles, %3</translation>
    </message>
    <message numerus="yes">
        <source>In %n post(s)</source>
        <translation>
            <numerusform>En %n publicación</numerusform>
            <numerusform>En %n publicaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>In no post now</source>
        <translation>Ahora en ninguna publicación</translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) went out with it: take down by hand what is still there.</source>
        <translation>
            <numerusform>%n publicación salió con ella: quítala a mano si sigue allí.</numerusform>
            <numerusform>%n publicaciones salieron con ella: quita a mano las que sigan allí.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Content warning</source>
        <translation>Aviso de contenido</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Quién lo ve</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>A quién se dirige</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objetivo</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>What good it is to people</source>
        <translation>Para qué le sirve a la gente</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certeza</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Nota interna</translation>
    </message>
    <message>
        <source>Words that spelling ignores here</source>
        <translation>Palabras que la ortografía pasa por alto aquí</translation>
    </message>
    <message>
        <source>Goes out although the review prevents it</source>
        <translation>Sale aunque el repaso lo impide</translation>
    </message>
    <message>
        <source>Other data</source>
        <translation>Otros datos</translation>
    </message>
    <message>
        <source>A channel that is gone</source>
        <translation>Un canal que ya no está</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a channel, %2 what of its version</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todo el mundo</translation>
    </message>
    <message>
        <source>Everybody, without lists</source>
        <translation>Todo el mundo, sin listas</translation>
    </message>
    <message>
        <source>Followers only</source>
        <translation>Solo seguidores</translation>
    </message>
    <message>
        <source>Only those mentioned</source>
        <translation>Solo los mencionados</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>A category that is gone</source>
        <translation>Una categoría que ya no está</translation>
    </message>
    <message>
        <source>without a description</source>
        <translation>sin descripción</translation>
    </message>
    <message>
        <source>%1 (uses the shared one again)</source>
        <extracomment>%1 a field of a channel&apos;s version</extracomment>
        <translation>%1 (vuelve a usar lo común)</translation>
    </message>
    <message>
        <source>%1 (has its own now)</source>
        <translation>%1 (ahora es propio)</translation>
    </message>
    <message>
        <source>Removed: “%1”.</source>
        <translation>Quitado: «%1».</translation>
    </message>
    <message>
        <source>Added: “%1”.</source>
        <translation>Añadido: «%1».</translation>
    </message>
    <message>
        <source>Number %1 is new: “%2”.</source>
        <extracomment>%1 where it stands, %2 its description</extracomment>
        <translation>Añadida la %1: «%2».</translation>
    </message>
    <message>
        <source>Number %1 is gone: “%2”.</source>
        <translation>Quitada la %1: «%2».</translation>
    </message>
    <message>
        <source>It is number %1 now: “%2”.</source>
        <translation>Ahora es la %1: «%2».</translation>
    </message>
    <message>
        <source>Number %1 is described anew: “%2”.</source>
        <translation>La %1 tiene otra descripción: «%2».</translation>
    </message>
    <message>
        <source>Number %1 is framed or described anew: “%2”.</source>
        <translation>La %1 tiene otro encuadre u otros datos: «%2».</translation>
    </message>
</context>
<context>
    <name>DividingDialog</name>
    <message>
        <source>Divide into a thread</source>
        <translation>Dividir en hilo</translation>
    </message>
    <message>
        <source>Number the parts</source>
        <translation>Numerar las partes</translation>
    </message>
    <message>
        <source>Images and video go with the first part.</source>
        <translation>Las imágenes y el vídeo van con la primera parte.</translation>
    </message>
    <message>
        <source>In the text a line that holds only --- begins the next part: you can move it.</source>
        <translation>En el texto, una línea que solo tiene --- empieza la parte siguiente: puedes moverla.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Divide</source>
        <translation>Dividir</translation>
    </message>
    <message>
        <source>It changes only on %1.</source>
        <translation>Solo cambia en %1.</translation>
    </message>
    <message>
        <source>It changes only on %1, which gets a text of its own.</source>
        <translation>Solo cambia en %1, que tendrá un texto propio.</translation>
    </message>
    <message>
        <source>Only on %1, which gets a text of its own</source>
        <translation>Solo en %1, que tendrá un texto propio</translation>
    </message>
    <message>
        <source>In the base text</source>
        <translation>En el texto base</translation>
    </message>
    <message>
        <source>In the base text: also on %1</source>
        <extracomment>%1 are the other channels that say the base text</extracomment>
        <translation>En el texto base: también en %1</translation>
    </message>
    <message>
        <source>Without numbers: on %1 the parts are paragraphs of one text.</source>
        <translation>Sin números: en %1 las partes son párrafos de un solo texto.</translation>
    </message>
    <message numerus="yes">
        <source>The text goes out in %n part(s)</source>
        <translation>
            <numerusform>El texto sale en %n parte</numerusform>
            <numerusform>El texto sale en %n partes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>As one text it would not fit on %1.</source>
        <translation>Como un solo texto no cabría en %1.</translation>
    </message>
</context>
<context>
    <name>Dragging</name>
    <message>
        <source>What is published, under way or unknown cannot change its time.</source>
        <translation>Lo publicado, lo que está saliendo y lo que está por confirmar no puede cambiar de hora.</translation>
    </message>
    <message>
        <source>That hour has passed.</source>
        <translation>Esa hora ya ha pasado.</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>Sin fecha</translation>
    </message>
</context>
<context>
    <name>EditorAccepting</name>
    <message>
        <source>This is not pointed out in this post any more.</source>
        <translation>Esto ya no se señala en esta publicación.</translation>
    </message>
    <message>
        <source>“%1” is not pointed out in this post any more.</source>
        <translation>«%1» ya no se señala en esta publicación.</translation>
    </message>
    <message>
        <source>“%1” is pointed out again.</source>
        <translation>«%1» se vuelve a señalar.</translation>
    </message>
    <message>
        <source>It may go out like this: “%1”.</source>
        <translation>Puede salir así: «%1».</translation>
    </message>
    <message>
        <source>It prevents publishing again.</source>
        <translation>Vuelve a impedir que se publique.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>EditorCorrecting</name>
    <message>
        <source>The text has changed since. It is being reviewed again.</source>
        <translation>El texto ha cambiado entretanto. Se vuelve a revisar.</translation>
    </message>
    <message>
        <source>Corrected.</source>
        <translation>Corregido.</translation>
    </message>
    <message>
        <source>Correct in all versions: “%1”</source>
        <translation>Corregir en todas las versiones: «%1»</translation>
    </message>
    <message>
        <source>Correct in the whole text: “%1”</source>
        <translation>Corregir en todo el texto: «%1»</translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) in %1.</source>
        <extracomment>%1 are texts: «Base text and Bluesky»</extracomment>
        <translation>
            <numerusform>%n corrección en %1.</numerusform>
            <numerusform>%n correcciones en %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>In %1 it stays as it is: it is out or going out.</source>
        <extracomment>%1 are channels</extracomment>
        <translation>En %1 se queda como está: ya ha salido o está saliendo.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>It is right as it is</source>
        <translation>Está bien así</translation>
    </message>
    <message>
        <source>“%1” is not pointed out in this post any more.</source>
        <translation>«%1» ya no se señala en esta publicación.</translation>
    </message>
    <message numerus="yes">
        <source>%n misspelt word(s)</source>
        <translation>
            <numerusform>%n palabra mal escrita</numerusform>
            <numerusform>%n palabras mal escritas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful word(s)</source>
        <translation>
            <numerusform>%n palabra dudosa</numerusform>
            <numerusform>%n palabras dudosas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorFace</name>
    <message>
        <source>This does not change any more: it is out or going out.</source>
        <translation>Esto ya no cambia: ha salido o está saliendo.</translation>
    </message>
    <message>
        <source>See how it went out</source>
        <translation>Ver cómo salió</translation>
    </message>
    <message>
        <source>%1 on %2 of %3</source>
        <extracomment>%1 a state («Planned»), %2 on how many channels, %3 of how many</extracomment>
        <translation>%1 en %2 de %3</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <extracomment>The state and the number of the version</extracomment>
        <translation>%1, versión %2</translation>
    </message>
    <message>
        <source>Base text</source>
        <translation>Texto base</translation>
    </message>
    <message>
        <source>for %1 alone</source>
        <translation>solo para %1</translation>
    </message>
    <message>
        <source>for all channels but %1</source>
        <extracomment>Of pictures; %1 are channels with pictures of their own</extracomment>
        <translation>para todos los canales menos %1</translation>
    </message>
    <message>
        <source>for all channels</source>
        <translation>para todos los canales</translation>
    </message>
    <message>
        <source>Video of %1 alone</source>
        <translation>Vídeo sólo de %1</translation>
    </message>
    <message>
        <source>Video of the base: a change here is for %1 alone</source>
        <translation>El vídeo de la base: lo que cambies aquí será sólo para %1</translation>
    </message>
    <message>
        <source>What you change here changes in %1</source>
        <translation>Lo que cambies aquí cambia en %1</translation>
    </message>
    <message>
        <source>not in %1</source>
        <extracomment>%1 are channels with a text of their own, after the names of those that follow</extracomment>
        <translation>no en %1</translation>
    </message>
    <message>
        <source>%1: this text does not change any more</source>
        <translation>%1: este texto ya no cambia</translation>
    </message>
    <message>
        <source>Own text: the base text does not change it</source>
        <translation>Texto propio: el texto base no lo cambia</translation>
    </message>
    <message>
        <source>Typing here gives it a text of its own</source>
        <translation>Si escribes aquí, tendrá texto propio</translation>
    </message>
    <message>
        <source>What you change goes out only when you plan it again.</source>
        <translation>Lo que cambies sale solo si vuelves a programarla.</translation>
    </message>
    <message>
        <source>Until then, what was planned before goes out at its hour.</source>
        <translation>Hasta entonces, lo que estaba programado sale a su hora.</translation>
    </message>
</context>
<context>
    <name>EditorFitting</name>
    <message numerus="yes">
        <source>Divided into %n part(s).</source>
        <translation>
            <numerusform>Dividido en %n parte.</numerusform>
            <numerusform>Dividido en %n partes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorMarks</name>
    <message>
        <source>Nothing is marked.</source>
        <translation>No hay nada marcado.</translation>
    </message>
    <message>
        <source>Perhaps “%1”</source>
        <extracomment>Heard after «“solicitut” is not in the dictionary»</extracomment>
        <translation>Quizá «%1»</translation>
    </message>
    <message>
        <source>Base text</source>
        <translation>Texto base</translation>
    </message>
</context>
<context>
    <name>EditorMending</name>
    <message>
        <source>This text is in %1 now.</source>
        <extracomment>%1 a language, as it calls itself</extracomment>
        <translation>Este texto está ahora en %1.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Deshecho.</translation>
    </message>
    <message>
        <source>Corrected.</source>
        <translation>Corregido.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>EditorPage</name>
    <message>
        <source>Draft saved, version %1.</source>
        <translation>Borrador guardado, versión %1.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>Publicar ahora</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Guardar borrador</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Save as template…</source>
        <translation>Guardar como plantilla…</translation>
    </message>
    <message>
        <source>See history…</source>
        <translation>Ver historial…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>It is a draft again.</source>
        <translation>Vuelve a ser un borrador.</translation>
    </message>
    <message>
        <source>It will not go out by itself until you plan it.</source>
        <translation>No saldrá sola hasta que la programes.</translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation>Descartada.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>This is what was saved.</source>
        <translation>Esto es lo que estaba guardado.</translation>
    </message>
    <message>
        <source>This is the copy: set its date.</source>
        <translation>Esta es la copia: ponle fecha.</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copiar texto</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>No queda sitio en el disco.</translation>
    </message>
    <message>
        <source>Your text is still open, but not kept. Copy the text and free some space.</source>
        <translation>Tu texto sigue abierto, pero sin guardar. Copia el texto y libera espacio.</translation>
    </message>
    <message>
        <source>Your text is still open, but not kept.</source>
        <translation>Tu texto sigue abierto, pero sin guardar.</translation>
    </message>
    <message>
        <source>The text is in the clipboard.</source>
        <translation>El texto está en el portapapeles.</translation>
    </message>
    <message>
        <source>Go back to what was saved</source>
        <translation>Volver a lo guardado</translation>
    </message>
    <message>
        <source>This is what you were writing; it is not saved as a version yet.</source>
        <translation>Esto es lo que estabas escribiendo; aún no está guardado como versión.</translation>
    </message>
</context>
<context>
    <name>EditorText</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>EditorVersions</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>The version you chose is back in the editor.</source>
        <translation>La versión que has elegido vuelve a estar en el editor.</translation>
    </message>
    <message>
        <source>What you were writing is kept in the history.</source>
        <translation>Lo que estabas escribiendo queda en el historial.</translation>
    </message>
    <message>
        <source>This is what you were writing before.</source>
        <translation>Esto es lo que estabas escribiendo antes.</translation>
    </message>
    <message>
        <source>%1 changed this text while you had it open.</source>
        <extracomment>%1 a person</extracomment>
        <translation>%1 cambió este texto mientras lo tenías abierto.</translation>
    </message>
    <message>
        <source>Both are kept. Choose which one goes on.</source>
        <translation>Se conservan los dos. Elige cuál sigue.</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparar…</translation>
    </message>
    <message>
        <source>This text goes on. The other one is kept in the history.</source>
        <translation>Sigue este texto. El otro queda en el historial.</translation>
    </message>
    <message>
        <source>This text is not the one you had. Read it, and plan it.</source>
        <translation>Este texto no es el que tenías. Léelo y prográmalo.</translation>
    </message>
    <message>
        <source>%1 saved a newer version of this text: this is it.</source>
        <extracomment>%1 a person</extracomment>
        <translation>%1 ha guardado una versión más nueva de este texto: es esta.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguien</translation>
    </message>
    <message>
        <source>another computer</source>
        <translation>otro equipo</translation>
    </message>
    <message>
        <source>another computer (%1)</source>
        <extracomment>%1 the name of a computer</extracomment>
        <translation>otro equipo (%1)</translation>
    </message>
    <message>
        <source>%1 is writing this on %2: last change %3.</source>
        <extracomment>%1 a person, %2 «another computer», %3 when («today, 10:05»)</extracomment>
        <translation>%1 lo está escribiendo en %2. Último cambio: %3.</translation>
    </message>
    <message>
        <source>%1 has changes of this that are not saved, on %2: last change %3.</source>
        <translation>%1 tiene cambios sin guardar de este texto en %2. El último: %3.</translation>
    </message>
    <message>
        <source>Whatever you both write is kept; whoever saves second chooses.</source>
        <translation>Se conserva lo que escribáis los dos; quien guarde después elige.</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Search: party, bus, thank you…</source>
        <translation>Buscar: fiesta, autobús, gracias…</translation>
    </message>
    <message>
        <source>Search an emoji by its name</source>
        <translation>Buscar un emoji por su nombre</translation>
    </message>
    <message>
        <source>Emoji found</source>
        <translation>Emojis encontrados</translation>
    </message>
    <message>
        <source>No emoji has that name.</source>
        <translation>Ningún emoji se llama así.</translation>
    </message>
    <message>
        <source>A screen reader says: %1</source>
        <translation>Un lector de pantalla dice: %1</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textos</translation>
    </message>
</context>
<context>
    <name>EvergreenForm</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Days of rest</source>
        <translation>Días de descanso</translation>
    </message>
    <message>
        <source>How many days pass before it may go out again.</source>
        <translation>Cuántos días pasan antes de que pueda volver a salir.</translation>
    </message>
    <message>
        <source>It expires</source>
        <translation>Caduca</translation>
    </message>
</context>
<context>
    <name>ExitsPage</name>
    <message>
        <source>Departures</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Open the post</source>
        <extracomment>Title of the page that tells where and how a post went out; %1 its title</extracomment>
        <translation>Abrir la publicación</translation>
    </message>
    <message>
        <source>This cannot be read now</source>
        <translation>Esto no se puede leer ahora</translation>
    </message>
    <message>
        <source>Departures of “%1”</source>
        <translation>Salidas de «%1»</translation>
    </message>
    <message>
        <source>This post has no day and no channel yet: there is nothing that goes out.</source>
        <translation>Esta publicación aún no tiene día ni canal: no hay nada que salga.</translation>
    </message>
    <message>
        <source>General pause: do not publish it now. If you had published it already, tell us.</source>
        <translation>Pausa general: no la publiques ahora. Si ya la habías publicado, dínoslo.</translation>
    </message>
    <message>
        <source>Without a link: nobody gave it.</source>
        <translation>Sin enlace: nadie lo ha dado.</translation>
    </message>
    <message>
        <source>Without a link: the network did not tell it.</source>
        <translation>Sin enlace: la red no lo ha dicho.</translation>
    </message>
    <message>
        <source>planned for %1; out %2</source>
        <extracomment>Both are «today, 11:00»</extracomment>
        <translation>prevista: %1; salió: %2</translation>
    </message>
    <message>
        <source>draft for %1</source>
        <translation>borrador para %1</translation>
    </message>
    <message>
        <source>planned for %1</source>
        <translation>prevista: %1</translation>
    </message>
    <message>
        <source>Only on this computer: nobody else can open this link.</source>
        <translation>Solo en este equipo: nadie más puede abrir este enlace.</translation>
    </message>
    <message>
        <source>Give the page a public address in Channels.</source>
        <translation>Ponle a la página una dirección pública en Canales.</translation>
    </message>
    <message>
        <source>See it</source>
        <translation>Verla</translation>
    </message>
    <message>
        <source>Change the link…</source>
        <translation>Cambiar el enlace…</translation>
    </message>
    <message>
        <source>It may be out already</source>
        <translation>Puede que ya haya salido</translation>
    </message>
    <message>
        <source>Part %1 of %2: %3</source>
        <extracomment>One line for each part of a thread: %1 its number, %2 how many there are, %3 «published», «not sent»</extracomment>
        <translation>Parte %1 de %2: %3</translation>
    </message>
    <message>
        <source>Published, as a person said</source>
        <translation>Publicada, según dijo una persona</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Aún no enviada</translation>
    </message>
    <message>
        <source>Try %1: %2</source>
        <extracomment>One line for each try of sending a publication: %1 its number, %2 «today, 9:30:02»</extracomment>
        <translation>Intento %1: %2</translation>
    </message>
    <message>
        <source>Check in %1…</source>
        <translation>Comprobar en %1…</translation>
    </message>
    <message>
        <source>It is published</source>
        <translation>Ya está publicada</translation>
    </message>
    <message>
        <source>Publish by hand…</source>
        <translation>Publicar a mano…</translation>
    </message>
    <message>
        <source>Add a link…</source>
        <translation>Añadir enlace…</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>Publicar ahora</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Reanudar %1</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Make it a draft again</source>
        <translation>Volver a dejarla como borrador</translation>
    </message>
    <message>
        <source>Change the time</source>
        <translation>Cambiar la hora</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Calendario looks again by itself: %1.</source>
        <translation>Calendario vuelve a mirar sin que hagas nada: %1.</translation>
    </message>
    <message>
        <source>The next try: %1.</source>
        <translation>Próximo intento: %1.</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export the calendar</source>
        <translation>Exportar el calendario</translation>
    </message>
</context>
<context>
    <name>FilesRow</name>
    <message>
        <source>Rules, holidays and periods in one file, for another institution or another computer.</source>
        <translation>Normas, festivos y periodos en un archivo, para otra entidad u otro ordenador.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Import the rules from a file</source>
        <translation>Importar las normas de un archivo</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Export the rules to a file</source>
        <translation>Exportar las normas a un archivo</translation>
    </message>
    <message>
        <source>Rules (*.json);;All files (*)</source>
        <translation>Normas (*.json);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Import the rules</source>
        <translation>Importar las normas</translation>
    </message>
    <message>
        <source>Export the rules</source>
        <translation>Exportar las normas</translation>
    </message>
    <message>
        <source>house rules</source>
        <translation>normas de la casa</translation>
    </message>
    <message>
        <source>The rules are in %1</source>
        <translation>Las normas están en %1</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>What is seen, the post, its source…</source>
        <translation>Lo que se ve, la publicación, la fuente…</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Buscar en la biblioteca</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Any licence</source>
        <translation>Cualquier licencia</translation>
    </message>
    <message>
        <source>People and consent</source>
        <translation>Personas y permiso</translation>
    </message>
    <message>
        <source>With people or without</source>
        <translation>Con personas o sin ellas</translation>
    </message>
    <message>
        <source>Without people</source>
        <translation>Sin personas</translation>
    </message>
    <message>
        <source>With people</source>
        <translation>Con personas</translation>
    </message>
    <message>
        <source>Without consent</source>
        <translation>Sin permiso</translation>
    </message>
    <message>
        <source>Consent ends soon</source>
        <translation>El permiso caduca pronto</translation>
    </message>
    <message>
        <source>Consent taken back</source>
        <translation>Permiso retirado</translation>
    </message>
    <message>
        <source>Used between</source>
        <translation>Usadas entre el</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>and</source>
        <translation>y el</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s), the one used last first</source>
        <translation>
            <numerusform>%n imagen</numerusform>
            <numerusform>%n imágenes, primero la que se usó la última vez</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) and video(s), the one used last first</source>
        <translation>
            <numerusform>%n imagen o vídeo</numerusform>
            <numerusform>%n imágenes y vídeos, primero lo último que se usó</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Accessible name of a fix: what it does, and for what</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Review</source>
        <extracomment>More rows than anybody reads; the rest is told as a number.</extracomment>
        <translation>Repaso</translation>
    </message>
    <message>
        <source>The review begins when there is text.</source>
        <extracomment>Of these nothing is misspelt, as there is no dictionary (BCP 47); whoever finds out keeps it. Nor of these, whose dictionary is missing or damaged.</extracomment>
        <translation>El repaso empieza cuando hay texto.</translation>
    </message>
    <message>
        <source>The text is too long to be reviewed while you write. It is reviewed when you plan it.</source>
        <translation>El texto es demasiado largo para repasarlo mientras escribes. Se repasa al programarlo.</translation>
    </message>
    <message>
        <source>It is out: what is reviewed is what has still to go out.</source>
        <translation>Ya ha salido: se repasa lo que está por salir.</translation>
    </message>
    <message>
        <source>Choose at least one channel to plan it.</source>
        <translation>Elige al menos un canal para programarla.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to correct.</source>
        <translation>Nada que corregir.</translation>
    </message>
    <message>
        <source>Base text</source>
        <extracomment>One of the places where a word is misspelt, before the names of channels</extracomment>
        <translation>Texto base</translation>
    </message>
    <message>
        <source>Put “%1”</source>
        <translation>Poner «%1»</translation>
    </message>
    <message>
        <source>Put “%1” in all</source>
        <extracomment>Button of a finding: put the corrected word in all the texts that the row names</extracomment>
        <translation>Poner «%1» en todas</translation>
    </message>
    <message>
        <source>Add…</source>
        <extracomment>Button of a misspelt word that has no correction: opens the ways to say that it is right</extracomment>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Describir</translation>
    </message>
    <message>
        <source>Shorten</source>
        <translation>Acortar</translation>
    </message>
    <message>
        <source>Consents…</source>
        <translation>Permisos…</translation>
    </message>
    <message>
        <source>Divide into a thread…</source>
        <translation>Dividir en hilo…</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Rellenar</translation>
    </message>
    <message>
        <source>Change the day</source>
        <translation>Cambiar el día</translation>
    </message>
    <message>
        <source>It is confirmed</source>
        <translation>Está confirmada</translation>
    </message>
    <message>
        <source>Prevent it again</source>
        <extracomment>Button of what was accepted with a reason: it is to prevent publishing again</extracomment>
        <translation>Volver a impedirlo</translation>
    </message>
    <message>
        <source>Publish although…</source>
        <extracomment>Button of what prevents publishing: it goes out all the same, and a reason is asked for</extracomment>
        <translation>Publicar aunque…</translation>
    </message>
    <message>
        <source>It is no mistake here</source>
        <translation>No es un error aquí</translation>
    </message>
    <message>
        <source>It is right as it is</source>
        <translation>Está bien así</translation>
    </message>
    <message>
        <source>Ignore here</source>
        <translation>Ignorar aquí</translation>
    </message>
    <message>
        <source>Write a short version</source>
        <translation>Escribir versión corta</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>Ir al texto</translation>
    </message>
    <message>
        <source>Change the hour</source>
        <translation>Cambiar la hora</translation>
    </message>
    <message>
        <source>Add image</source>
        <translation>Añadir imagen</translation>
    </message>
    <message numerus="yes">
        <source>%n prevent publishing</source>
        <translation>
            <numerusform>%n impide publicar</numerusform>
            <numerusform>%n impiden publicar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n aviso</numerusform>
            <numerusform>%n avisos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n sugerencia</numerusform>
            <numerusform>%n sugerencias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Town Hall of…</source>
        <translation>Ayuntamiento de…</translation>
    </message>
    <message>
        <source>Name of your town hall</source>
        <translation>Nombre de tu ayuntamiento</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>For the hours of what goes out.</source>
        <translation>Para las horas de lo que sale.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>It is noted beside what you do.</source>
        <translation>Queda anotado junto a lo que haces.</translation>
    </message>
    <message>
        <source>Create my calendar</source>
        <translation>Crear mi calendario</translation>
    </message>
    <message>
        <source>You can change everything later.</source>
        <translation>Podrás cambiarlo todo más adelante.</translation>
    </message>
    <message>
        <source>Begin with yours</source>
        <translation>Empieza con lo tuyo</translation>
    </message>
    <message>
        <source>Without an account and without internet: what you write stays on this computer.</source>
        <translation>Sin cuenta y sin internet: lo que escribes se queda en este equipo.</translation>
    </message>
    <message>
        <source>What you write is kept on the server %1, for all your team.</source>
        <extracomment>%1 a server</extracomment>
        <translation>Lo que escribes se guarda en el servidor %1, para todo tu equipo.</translation>
    </message>
    <message>
        <source>Nothing goes out unless you plan it, and one button stops everything.</source>
        <translation>Nada sale sin que tú lo programes, y con un botón se para todo.</translation>
    </message>
    <message>
        <source>Networks that are not connected are published by hand, and noted here.</source>
        <translation>En las redes sin conectar publicas a mano, y aquí queda anotado.</translation>
    </message>
    <message>
        <source>Welcome to Calendario</source>
        <translation>Te damos la bienvenida a Calendario</translation>
    </message>
    <message>
        <source>Prepare, check and plan what your town hall publishes.</source>
        <translation>Prepara, repasa y programa lo que publica tu ayuntamiento.</translation>
    </message>
    <message>
        <source>Where do you publish today?</source>
        <translation>¿Dónde publicáis hoy?</translation>
    </message>
    <message>
        <source>They begin by hand; in Channels you can connect those that allow it.</source>
        <translation>Empiezan a mano; en Canales puedes conectar las que lo permiten.</translation>
    </message>
    <message>
        <source>A web page of your own</source>
        <translation>Una página web propia</translation>
    </message>
    <message>
        <source>Folder of the web page</source>
        <translation>Carpeta de la página web</translation>
    </message>
    <message>
        <source>The folder that your web server shows, or any other to begin with</source>
        <translation>La carpeta que enseña tu servidor web, o cualquier otra para empezar</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Change the folder of the web page</source>
        <translation>Cambiar la carpeta de la página web</translation>
    </message>
    <message>
        <source>needs no account</source>
        <translation>no necesita cuenta</translation>
    </message>
    <message>
        <source>Try it with sample data</source>
        <translation>Probar con datos de ejemplo</translation>
    </message>
    <message>
        <source>Practise without fear: no network is connected and nothing is published.</source>
        <translation>Practica sin miedo: no hay ninguna red conectada y nada se publica.</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>If you come from another computer or have installed the program again.</source>
        <translation>Si vienes de otro equipo o has reinstalado el programa.</translation>
    </message>
    <message>
        <source>Join my team&apos;s calendar</source>
        <translation>Unirme al calendario de mi equipo</translation>
    </message>
    <message>
        <source>It is on a server of your organisation; somebody there gives you its address.</source>
        <translation>Está en un servidor de tu entidad; allí te dan la dirección.</translation>
    </message>
    <message>
        <source>Go back to a calendar of this computer</source>
        <translation>Volver a un calendario de este ordenador</translation>
    </message>
    <message>
        <source>What you begin here is begun on the server %1.</source>
        <translation>Lo que empieces aquí empieza en el servidor %1.</translation>
    </message>
    <message>
        <source>Or look at it first</source>
        <translation>O míralo primero</translation>
    </message>
    <message>
        <source>Villasauce is an invented town, with three weeks of publications.</source>
        <translation>Villasauce es un pueblo inventado, con tres semanas de publicaciones.</translation>
    </message>
    <message>
        <source>If this is not what you wanted</source>
        <translation>Si no era esto lo que querías</translation>
    </message>
    <message>
        <source>Write the name as your office writes it.</source>
        <translation>Escribe el nombre como lo escribe tu oficina.</translation>
    </message>
    <message>
        <source>Write your name as your colleagues know you.</source>
        <translation>Escribe tu nombre como te conocen en la oficina.</translation>
    </message>
    <message>
        <source>Your calendar is ready, but not all its channels: add in Channels those that are missing.</source>
        <translation>Tu calendario está listo, pero no todos sus canales: añade en Canales los que falten.</translation>
    </message>
    <message>
        <source>That folder holds the page of another calendar, and nothing of it was touched.</source>
        <translation>En esa carpeta está la página de otro calendario, y no se ha tocado nada de ella.</translation>
    </message>
    <message>
        <source>Preparing the week of Villasauce…</source>
        <translation>Preparando la semana de Villasauce…</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>Copias de seguridad (*.zip)</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elige otra carpeta.</translation>
    </message>
    <message>
        <source>Or untick the web page: you can add it later, in Channels.</source>
        <translation>O desmarca la página web: puedes añadirla más tarde, en Canales.</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Publishing stopped</source>
        <translation>Salidas detenidas</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Desde %1</translation>
    </message>
    <message>
        <source>Calendar moved</source>
        <extracomment>At the foot of the navigation, above «Nothing goes out»: the team&apos;s calendar was taken from its server</extracomment>
        <translation>El calendario cambió de sitio</translation>
    </message>
    <message>
        <source>Nothing goes out</source>
        <translation>No sale nada</translation>
    </message>
    <message>
        <source>No team server</source>
        <translation>Sin servidor</translation>
    </message>
    <message>
        <source>Is the hour right?</source>
        <translation>¿Está bien la hora?</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Próxima: %1</translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation>Nada programado</translation>
    </message>
    <message>
        <source>Only what is essential</source>
        <extracomment>At the foot of the navigation, above «Next: today, 9:28»</extracomment>
        <translation>Solo lo esencial</translation>
    </message>
    <message>
        <source>Publishing works</source>
        <translation>Salidas en marcha</translation>
    </message>
    <message>
        <source>%1 publishes</source>
        <extracomment>At the foot of the navigation: a computer of the team publishes, this one does not</extracomment>
        <translation>Publica %1</translation>
    </message>
    <message>
        <source>It could not be started</source>
        <translation>No se han podido poner en marcha</translation>
    </message>
    <message>
        <source>Stopped on this computer</source>
        <translation>Paradas en este equipo</translation>
    </message>
    <message>
        <source>Publishing starts…</source>
        <translation>Poniendo en marcha las salidas…</translation>
    </message>
</context>
<context>
    <name>ForkDialog</name>
    <message>
        <source>There are two texts of this post.</source>
        <translation>Hay dos textos de esta publicación.</translation>
    </message>
    <message>
        <source>%1 saved another one (%2) while you had it open. Both are kept as versions.</source>
        <extracomment>%1 a person, %2 when («today, 10:05»)</extracomment>
        <translation>%1 guardó otro (%2) mientras lo tenías abierto. Los dos se conservan como versiones.</translation>
    </message>
    <message>
        <source>Nothing is different.</source>
        <translation>No hay diferencias.</translation>
    </message>
    <message>
        <source>What you changed</source>
        <translation>Lo que has cambiado tú</translation>
    </message>
    <message numerus="yes">
        <source>You both changed the same in %n place(s). To join both, say which goes on.</source>
        <translation>
            <numerusform>Los dos habéis cambiado lo mismo en un sitio. Para juntarlos, di qué sigue.</numerusform>
            <numerusform>Los dos habéis cambiado lo mismo en %n sitios. Para juntarlos, di qué sigue en cada uno.</numerusform>
        </translation>
    </message>
    <message>
        <source>You both changed the same in too many places to join them.</source>
        <translation>Los dos habéis cambiado lo mismo en demasiados sitios para juntarlos.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Go on with theirs</source>
        <translation>Seguir con el suyo</translation>
    </message>
    <message>
        <source>Go on with mine</source>
        <translation>Seguir con el mío</translation>
    </message>
    <message>
        <source>Join both</source>
        <translation>Juntar los dos</translation>
    </message>
    <message>
        <source>What %1 changed</source>
        <extracomment>%1 a person</extracomment>
        <translation>Lo que ha cambiado %1</translation>
    </message>
    <message>
        <source>Mine: %1</source>
        <extracomment>%1 words or a value</extracomment>
        <translation>Lo mío: %1</translation>
    </message>
    <message>
        <source>%2&apos;s: %1</source>
        <extracomment>%1 words or a value, %2 a person</extracomment>
        <translation>Lo de %2: %1</translation>
    </message>
</context>
<context>
    <name>FrequencyDialog</name>
    <message>
        <source>Frequency of %1</source>
        <translation>Frecuencia de %1</translation>
    </message>
    <message>
        <source>Publications from Monday to Sunday. The meters of the calendar follow it.</source>
        <translation>Publicaciones de lunes a domingo. Los medidores del calendario la siguen.</translation>
    </message>
    <message>
        <source>More than a number is too many</source>
        <translation>Poner un máximo</translation>
    </message>
    <message>
        <source>At least each week</source>
        <translation>Mínimo por semana</translation>
    </message>
    <message>
        <source>0 is no target.</source>
        <translation>0 es sin mínimo.</translation>
    </message>
    <message>
        <source>At most each week</source>
        <translation>Máximo por semana</translation>
    </message>
    <message>
        <source>Usual days and hours</source>
        <translation>Días y horas habituales</translation>
    </message>
    <message>
        <source>Add a day and hour</source>
        <translation>Añadir día y hora</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>FrequencyMeter</name>
    <message numerus="yes">
        <source>%n published</source>
        <extracomment>Accessible name of a frequency meter: publications of the week</extracomment>
        <translation>
            <numerusform>%n publicada</numerusform>
            <numerusform>%n publicadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>%n prevista</numerusform>
            <numerusform>%n previstas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) apart</source>
        <translation>
            <numerusform>%n borrador aparte</numerusform>
            <numerusform>%n borradores aparte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GlossaryOffer</name>
    <message>
        <source>In several posts you said that “%1” is no mistake.</source>
        <translation>En varias publicaciones has dicho que «%1» no es un error.</translation>
    </message>
    <message>
        <source>Add “%1” to the words of the institution</source>
        <translation>Añadir «%1» a las palabras de la entidad</translation>
    </message>
</context>
<context>
    <name>HashtagForm</name>
    <message>
        <source>One word, with a capital for each of its parts: people who listen to it depend on them.</source>
        <translation>Una sola palabra, con mayúscula en cada parte: quien la escucha lo necesita.</translation>
    </message>
    <message>
        <source>Hashtag</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>When it is used</source>
        <translation>Cuándo se usa</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>Menu with the rarer actions on a post</extracomment>
        <translation>Más</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>Guardar borrador</translation>
    </message>
    <message>
        <source>Save draft (Ctrl+S)</source>
        <translation>Guardar borrador (Ctrl+S)</translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>Publicar ahora</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Plan (Ctrl+Enter)</source>
        <translation>Programar (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Kept on this computer at %1</source>
        <translation>Guardado en este equipo a las %1</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>Sin guardar</translation>
    </message>
    <message>
        <source>Kept at %1</source>
        <extracomment>The same where there is little room</extracomment>
        <translation>Guardado a las %1</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Save as template…</source>
        <translation>Guardar como plantilla…</translation>
    </message>
    <message>
        <source>See history…</source>
        <translation>Ver historial…</translation>
    </message>
    <message>
        <source>Go back to what was saved</source>
        <translation>Volver a lo guardado</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Versions of this text</source>
        <translation>Historial del texto</translation>
    </message>
    <message>
        <source>Versions, newest first</source>
        <translation>Versiones, la más nueva primero</translation>
    </message>
    <message>
        <source>What you are writing
not saved as a version yet</source>
        <translation>Lo que estás escribiendo
aún sin guardar como versión</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Comparada con</translation>
    </message>
    <message>
        <source>Changes from the version before</source>
        <translation>Cambios respecto a la versión anterior</translation>
    </message>
    <message>
        <source>Changes from it to what you see now</source>
        <translation>Cambios desde esa versión hasta el texto de ahora</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué cambió</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Bring this version back</source>
        <translation>Recuperar esta versión</translation>
    </message>
    <message>
        <source>Version %1, %2</source>
        <extracomment>%1 the number of a version, %2 a person</extracomment>
        <translation>Versión %1, %2</translation>
    </message>
    <message>
        <source>Nothing is different.</source>
        <translation>No hay diferencias.</translation>
    </message>
</context>
<context>
    <name>HolidaysSheet</name>
    <message>
        <source>Holidays</source>
        <translation>Festivos</translation>
    </message>
    <message>
        <source>Those of the country and the region are known. Add the ones of your town.</source>
        <translation>Los del país y la comunidad ya están. Añade los de tu municipio.</translation>
    </message>
    <message>
        <source>Year of the holidays</source>
        <translation>Año de los festivos</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Add a holiday…</source>
        <translation>Añadir un festivo…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Change the chosen holiday</source>
        <translation>Cambiar el festivo elegido</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the chosen holiday</source>
        <translation>Quitar el festivo elegido</translation>
    </message>
    <message>
        <source>We work that day</source>
        <translation>Aquí se trabaja</translation>
    </message>
    <message>
        <source>The chosen holiday is a working day here</source>
        <translation>El festivo elegido: aquí se trabaja</translation>
    </message>
    <message>
        <source>It is a day off</source>
        <translation>Aquí también es festivo</translation>
    </message>
    <message>
        <source>The chosen holiday is a day off here too</source>
        <translation>El festivo elegido: aquí también es festivo</translation>
    </message>
    <message>
        <source>%1: here you work</source>
        <extracomment>%1 is a holiday</extracomment>
        <translation>%1: aquí se trabaja</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>propio</translation>
    </message>
    <message>
        <source>regional</source>
        <translation>regional</translation>
    </message>
    <message>
        <source>national</source>
        <translation>nacional</translation>
    </message>
    <message>
        <source>Holiday added: %1</source>
        <translation>Festivo añadido: %1</translation>
    </message>
    <message>
        <source>Holiday changed: %1</source>
        <translation>Festivo cambiado: %1</translation>
    </message>
    <message>
        <source>Holiday removed: %1</source>
        <translation>Festivo quitado: %1</translation>
    </message>
    <message>
        <source>On %1 you work.</source>
        <translation>El %1 se trabaja.</translation>
    </message>
    <message>
        <source>%1 is a day off again.</source>
        <translation>El %1 vuelve a ser festivo.</translation>
    </message>
</context>
<context>
    <name>HourField</name>
    <message>
        <source>“%1” is not an hour: %2 stays.</source>
        <extracomment>%1 is what somebody typed, %2 the hour that stays</extracomment>
        <translation>«%1» no es una hora: se queda %2.</translation>
    </message>
</context>
<context>
    <name>House</name>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Comunidad o región</translation>
    </message>
    <message>
        <source>How people are spoken to</source>
        <translation>Cómo se habla a la gente</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Horas de silencio</translation>
    </message>
    <message>
        <source>Everything is said in</source>
        <translation>Todo se dice en</translation>
    </message>
    <message>
        <source>Do not plan while one is missing</source>
        <translation>No programar si falta alguna</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Verified on</source>
        <translation>Verificado el</translation>
    </message>
    <message>
        <source>Words to avoid</source>
        <translation>Palabras que evitar</translation>
    </message>
    <message>
        <source>Your own holidays</source>
        <translation>Festivos propios</translation>
    </message>
    <message>
        <source>Holidays on which you work</source>
        <translation>Festivos en que se trabaja</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Periodos</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>foreseen</source>
        <translation>previsto</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>The holidays of %1 in %2 are not known: only your own are listed.</source>
        <extracomment>%1 is a country, %2 a year</extracomment>
        <translation>No se conocen los festivos de %1 en %2: aquí solo están los tuyos.</translation>
    </message>
    <message>
        <source>Those of %1 in %2 are not known: add them as your own.</source>
        <extracomment>%1 is a region, %2 a year</extracomment>
        <translation>No se conocen los de %1 en %2: añádelos como propios.</translation>
    </message>
    <message>
        <source>Those of %1 in %2 are not official yet: check them in the %3.</source>
        <extracomment>%1 is a country, %2 a year, %3 where holidays are published: «BOE»</extracomment>
        <translation>Los de %1 en %2 todavía no son oficiales: compruébalos en el %3.</translation>
    </message>
    <message>
        <source>Only emergencies and essential services go out. The rest waits until somebody looks at it.</source>
        <translation>Solo salen emergencias y servicios esenciales. Lo demás espera hasta que alguien lo mire.</translation>
    </message>
    <message>
        <source>Crisis mode since %1</source>
        <extracomment>%1 is an hour of today</extracomment>
        <translation>Modo crisis desde las %1</translation>
    </message>
    <message>
        <source>Crisis mode. It began: %1</source>
        <extracomment>%1 is a day and an hour: «yesterday, 7:50»</extracomment>
        <translation>Modo crisis. Empezó: %1</translation>
    </message>
    <message>
        <source>%1 until today</source>
        <extracomment>%1 is a mode: «Mourning»</extracomment>
        <translation>%1 hasta hoy</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <extracomment>%1 is a mode, %2 a day: «Mourning until Friday 12»</extracomment>
        <translation>%1 hasta el %2</translation>
    </message>
    <message>
        <source>Either way</source>
        <extracomment>In which everything may have to be said.</extracomment>
        <translation>Da igual</translation>
    </message>
    <message>
        <source>Tú</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Usted</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Castellano</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>Catalán</translation>
    </message>
    <message>
        <source>Valencian</source>
        <translation>Valenciano</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>Gallego</translation>
    </message>
    <message>
        <source>Basque</source>
        <translation>Euskera</translation>
    </message>
    <message>
        <source>Electoral period</source>
        <translation>Periodo electoral</translation>
    </message>
    <message>
        <source>Mourning</source>
        <translation>Luto</translation>
    </message>
    <message>
        <source>official gazette</source>
        <translation>boletín oficial</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <extracomment>%1 and %2 are hours of the day</extracomment>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>it is over</source>
        <translation>ya terminó</translation>
    </message>
    <message>
        <source>it holds today</source>
        <translation>vigente hoy</translation>
    </message>
    <message>
        <source>on %1</source>
        <extracomment>%1 is a day</extracomment>
        <translation>el %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <extracomment>%1 are two days: «30 March to 23 May 2027»</extracomment>
        <translation>del %1</translation>
    </message>
    <message>
        <source>foreseen: confirm it with the %1</source>
        <extracomment>%1 is where elections are called: «BOE»</extracomment>
        <translation>previsto: confirmar con el %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>The rules of “%1” are taken in.</source>
        <translation>Incorporadas las normas de «%1».</translation>
    </message>
</context>
<context>
    <name>IgnoredHere</name>
    <message numerus="yes">
        <source>Not pointed out here: %n</source>
        <translation>
            <numerusform>No se señala aquí: %n</numerusform>
            <numerusform>No se señalan aquí: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Point out again</source>
        <translation>Volver a señalar</translation>
    </message>
    <message>
        <source>“%1”</source>
        <extracomment>Something that somebody said is no mistake</extracomment>
        <translation>«%1»</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>Say what is seen and what the poster says. Without “image of”, and end with a full stop.</source>
        <extracomment>What makes a good description of an image, in a few words</extracomment>
        <translation>Di qué se ve y qué dice el cartel. Sin «imagen de», y termina en punto.</translation>
    </message>
    <message>
        <source>It is a poster (it carries text)</source>
        <translation>Es un cartel (lleva texto)</translation>
    </message>
    <message>
        <source>Somebody can be recognised</source>
        <translation>Se reconoce a alguien</translation>
    </message>
    <message>
        <source>Licence and consents…</source>
        <translation>Licencia y permisos…</translation>
    </message>
    <message>
        <source>Earlier</source>
        <extracomment>The place of an image among the others</extracomment>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Move the image before</source>
        <translation>Mover la imagen antes</translation>
    </message>
    <message>
        <source>Move the image after</source>
        <translation>Mover la imagen después</translation>
    </message>
    <message>
        <source>Framing…</source>
        <extracomment>Which part of the image each network shows</extracomment>
        <translation>Encuadre…</translation>
    </message>
    <message>
        <source>Remove image</source>
        <translation>Quitar imagen</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n carácter</numerusform>
            <numerusform>%n caracteres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message>
        <source>Images and video</source>
        <extracomment>Another post that shows one of the pictures: a person wants to look at it. Takes what is a video or subtitles out of what is given, and hands back the rest.</extracomment>
        <translation>Imágenes y vídeo</translation>
    </message>
    <message>
        <source>Add image or video…</source>
        <translation>Añadir imagen o vídeo…</translation>
    </message>
    <message>
        <source>From the library…</source>
        <translation>De la biblioteca…</translation>
    </message>
    <message>
        <source>That image is not in this post any more: nothing was changed.</source>
        <translation>Esa imagen ya no está en esta publicación: no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Copying the image…</source>
        <translation>Copiando la imagen…</translation>
    </message>
    <message numerus="yes">
        <source>%n, %1</source>
        <extracomment>%1 says for whom they are: «for all channels»</extracomment>
        <translation>
            <numerusform>%n, %1</numerusform>
            <numerusform>%n, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>None. Drop one here or paste it.</source>
        <translation>Ninguna. Suelta una aquí o pégala.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Image removed.</source>
        <translation>Imagen quitada.</translation>
    </message>
    <message>
        <source>Images and videos (%1)</source>
        <extracomment>Kinds of files in the system&apos;s dialog; %1 is how their names end («*.jpg *.png»)</extracomment>
        <translation>Imágenes y vídeos (%1)</translation>
    </message>
    <message>
        <source>Add image or video</source>
        <translation>Añadir imagen o vídeo</translation>
    </message>
    <message>
        <source>The telephone&apos;s photo (HEIC) was turned into JPEG, so that everybody can see it.</source>
        <translation>La foto del móvil (HEIC) se ha convertido en JPEG para que todo el mundo pueda verla.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) used before: with their description, licence and consents.</source>
        <translation>
            <numerusform>Esta imagen ya se había usado: trae su descripción, su licencia y sus permisos.</numerusform>
            <numerusform>%n imágenes ya se habían usado: traen su descripción, su licencia y sus permisos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Take in the texts of “%1”?</source>
        <translation>¿Traer los textos de «%1»?</translation>
    </message>
    <message>
        <source>Take in these texts?</source>
        <translation>¿Traer estos textos?</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nuevo</numerusform>
            <numerusform>%n nuevos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n say(s) something else and take(s) the place of yours</source>
        <translation>
            <numerusform>%n dice otra cosa y sustituye al tuyo</numerusform>
            <numerusform>%n dicen otra cosa y sustituyen a los tuyos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n the same as yours</source>
        <translation>
            <numerusform>%n igual que el tuyo</numerusform>
            <numerusform>%n iguales que los tuyos</numerusform>
        </translation>
    </message>
    <message>
        <source>Texts to take in</source>
        <translation>Textos que se traen</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Lo que dice</translation>
    </message>
    <message>
        <source>What changes is kept as it was among those not used any more. What only you have stays.</source>
        <translation>Lo que cambia se guarda como estaba, entre lo que ya no se usa. Lo que solo tienes tú sigue igual.</translation>
    </message>
    <message>
        <source>Changes · %1</source>
        <extracomment>%1 which one</extracomment>
        <translation>Cambia · %1</translation>
    </message>
    <message>
        <source>New · %1</source>
        <translation>Nuevo · %1</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Traer</translation>
    </message>
</context>
<context>
    <name>Inheriting</name>
    <message>
        <source>%1&apos;s text is the base text again.</source>
        <extracomment>%1 is a channel: «Bluesky&apos;s text»</extracomment>
        <translation>El texto de %1 es otra vez el base.</translation>
    </message>
    <message>
        <source>%1 uses what is shared again: %2.</source>
        <extracomment>%1 is a channel, %2 fields of a post: «images and hour»</extracomment>
        <translation>%1 vuelve a usar lo común: %2.</translation>
    </message>
</context>
<context>
    <name>InstitutionDialog</name>
    <message>
        <source>Town hall</source>
        <translation>Ayuntamiento</translation>
    </message>
    <message>
        <source>It stands on your web page and in what you see here; on the networks nothing changes.</source>
        <translation>Figura en tu página web y en lo que ves aquí; en las redes no cambia nada.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>What is already planned keeps its hour.</source>
        <translation>Lo que ya está programado conserva su hora.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Who uses it</source>
        <translation>Quién lo usa</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Rellena esto.</translation>
    </message>
</context>
<context>
    <name>JoinTeamDialog</name>
    <message>
        <source>Join my team&apos;s calendar</source>
        <translation>Unirme al calendario de mi equipo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Test and join</source>
        <translation>Probar y unirme</translation>
    </message>
    <message>
        <source>Whoever looks after your servers knows these five.</source>
        <translation>Quien lleva los servidores de tu entidad conoce estos datos.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>It is kept encrypted on this computer.</source>
        <translation>Se guarda cifrada en este ordenador.</translation>
    </message>
    <message>
        <source>Certificate of your organisation</source>
        <translation>Certificado de la entidad</translation>
    </message>
    <message>
        <source>Only if your server&apos;s is not one that every computer knows. It always has to prove who it is.</source>
        <translation>Solo si el de tu servidor no es de los que conoce cualquier ordenador. Siempre tiene que demostrar quién es.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose the file of the certificate</source>
        <translation>Elegir el archivo del certificado</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificados (*.pem *.crt *.cer);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Rellena esto.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>Take the calendar of this computer there</source>
        <translation>Llevar allí el calendario de este ordenador</translation>
    </message>
    <message>
        <source>Begin a new one there</source>
        <translation>Empezar allí uno nuevo</translation>
    </message>
    <message>
        <source>The calendar of this computer is kept aside in its folder; nothing is erased.</source>
        <translation>El calendario de este ordenador se guarda aparte en su carpeta; no se borra nada.</translation>
    </message>
    <message>
        <source>There it is: %1</source>
        <translation>Aquí está: %1</translation>
    </message>
    <message>
        <source>The database is empty</source>
        <translation>La base de datos está vacía</translation>
    </message>
    <message>
        <source>Everything goes along: texts, pictures, what is planned and the log.</source>
        <translation>Se lleva todo: textos, imágenes, lo programado y el registro.</translation>
    </message>
    <message>
        <source>Your team&apos;s calendar begins there.</source>
        <translation>El calendario de tu equipo empieza allí.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Unirme</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>With it this computer keeps the password of your team&apos;s server encrypted; it is asked once each time Calendario starts.</source>
        <extracomment>Where a passphrase is asked for: what it is for</extracomment>
        <translation>Con ella se guarda cifrada en este ordenador la contraseña del servidor de tu equipo; se pide una vez cada vez que se abre Calendario.</translation>
    </message>
    <message>
        <source>The calendar is on your team&apos;s server. The file it was in is kept aside in its folder.</source>
        <translation>El calendario está en el servidor de tu equipo. El archivo donde estaba se guarda aparte en su carpeta.</translation>
    </message>
    <message>
        <source>You work with your team&apos;s calendar now.</source>
        <translation>Ya trabajas con el calendario de tu equipo.</translation>
    </message>
</context>
<context>
    <name>KeysAnewDialog</name>
    <message>
        <source>The keys of your channels cannot be opened any more</source>
        <translation>Calendario ya no puede entrar en tus canales</translation>
    </message>
    <message>
        <source>These channels have to be connected again:</source>
        <translation>Hay que volver a conectar estos canales:</translation>
    </message>
    <message>
        <source>Until they are, nothing goes out on them. The other channels go on.</source>
        <translation>Hasta entonces no sale nada en ellos. Los demás siguen.</translation>
    </message>
    <message>
        <source>Your posts, the calendar and what is published are safe. The keys that cannot be opened are put aside, not erased.</source>
        <translation>Tus publicaciones, el calendario y lo publicado están a salvo. Lo que abría tus canales se aparta, no se borra.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Begin with new keys</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>The keyring of this computer, where the key that opens them is kept, does not answer. If it usually does, close your session and start it again before anything else.</source>
        <translation>El llavero de este equipo, que abre tus canales, no responde. Si otros días funciona, antes de nada cierra tu sesión y vuelve a iniciarla.</translation>
    </message>
    <message>
        <source>The key that opens them is not in the keyring of this computer. It happens when the system is installed anew or the keyring is emptied.</source>
        <translation>Lo que abre tus canales no está en el llavero de este equipo. Pasa cuando se vuelve a instalar el sistema o se vacía el llavero.</translation>
    </message>
    <message>
        <source>They are closed with a passphrase, and without it nobody can open them.</source>
        <translation>Lo que abre tus canales está cifrado con una contraseña, y sin ella nadie puede leerlo.</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Go to a screen</source>
        <translation>Ir a una pantalla</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>Nueva publicación</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Mayús+P</translation>
    </message>
    <message>
        <source>General pause, or review and resume</source>
        <translation>Pausa general, o revisar y reanudar</translation>
    </message>
    <message>
        <source>Ctrl+Shift+D</source>
        <translation>Ctrl+Mayús+D</translation>
    </message>
    <message>
        <source>Count working days</source>
        <translation>Contar días hábiles</translation>
    </message>
    <message>
        <source>F6, Shift+F6</source>
        <translation>F6, Mayús+F6</translation>
    </message>
    <message>
        <source>Next or previous part of the window</source>
        <translation>Zona siguiente o anterior de la ventana</translation>
    </message>
    <message>
        <source>Alt or F10</source>
        <translation>Alt o F10</translation>
    </message>
    <message>
        <source>The menus: every command is there with its keys</source>
        <translation>Los menús: ahí está cada orden con sus teclas</translation>
    </message>
    <message>
        <source>Calendar: arrows</source>
        <translation>Calendario: flechas</translation>
    </message>
    <message>
        <source>From card to card</source>
        <translation>De tarjeta en tarjeta</translation>
    </message>
    <message>
        <source>Calendar: Alt+arrows</source>
        <translation>Calendario: Alt+flechas</translation>
    </message>
    <message>
        <source>Move a post a day or a quarter of an hour</source>
        <translation>Mover una publicación un día o un cuarto de hora</translation>
    </message>
    <message>
        <source>Calendar: Enter, Del</source>
        <translation>Calendario: Intro, Supr</translation>
    </message>
    <message>
        <source>Open, discard (it can be undone)</source>
        <translation>Abrir, descartar (se puede deshacer)</translation>
    </message>
    <message>
        <source>Editor: Ctrl+Enter</source>
        <translation>Editor: Ctrl+Intro</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>Editor: F7, Shift+F7</source>
        <translation>Editor: F7, Mayús+F7</translation>
    </message>
    <message>
        <source>Next or previous notice</source>
        <translation>Aviso siguiente o anterior</translation>
    </message>
    <message>
        <source>Editor: F8, Shift+F8</source>
        <translation>Editor: F8, Mayús+F8</translation>
    </message>
    <message>
        <source>Next or previous mark in the text; Shift+F10, what to do about it</source>
        <translation>Marca siguiente o anterior del texto; Mayús+F10, qué hacer con ella</translation>
    </message>
    <message>
        <source>Editor: Alt+Enter</source>
        <translation>Editor: Alt+Intro</translation>
    </message>
    <message>
        <source>Mend what the keys above led to</source>
        <translation>Corrige aquello a lo que se ha ido</translation>
    </message>
    <message>
        <source>Editor: Ctrl+PgUp, PgDn</source>
        <translation>Editor: Ctrl+RePág, AvPág</translation>
    </message>
    <message>
        <source>Previous or next channel</source>
        <translation>Canal anterior o siguiente</translation>
    </message>
    <message>
        <source>Editor: Ctrl+.</source>
        <translation>Editor: Ctrl+.</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Editor: Ctrl+T</source>
        <translation>Editor: Ctrl+T</translation>
    </message>
    <message>
        <source>Stored text</source>
        <translation>Texto guardado</translation>
    </message>
    <message>
        <source>Editor: F2</source>
        <translation>Editor: F2</translation>
    </message>
    <message>
        <source>Next field to fill in</source>
        <translation>Siguiente hueco por rellenar</translation>
    </message>
    <message>
        <source>Editor: Tab</source>
        <translation>Editor: Tab</translation>
    </message>
    <message>
        <source>Writes what is offered at the caret: a date, a hashtag</source>
        <translation>Escribe lo que se ofrece junto al cursor: una fecha, una etiqueta</translation>
    </message>
    <message>
        <source>Editor: ---</source>
        <translation>Editor: ---</translation>
    </message>
    <message>
        <source>Alone on a line, begins the next part: a thread in Mastodon and Bluesky, one text in the rest</source>
        <translation>Solo en una línea, empieza la parte siguiente: un hilo en Mastodon y Bluesky, un solo texto en los demás</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>LanguageOffer</name>
    <message>
        <source>This seems to be Spanish. Change the language of this text?</source>
        <translation>Parece castellano. ¿Cambiar el idioma de este texto?</translation>
    </message>
    <message>
        <source>This seems to be Catalan or Valencian. Change the language of this text?</source>
        <translation>Parece catalán o valenciano. ¿Cambiar el idioma de este texto?</translation>
    </message>
    <message>
        <source>This seems to be Galician. Change the language of this text?</source>
        <translation>Parece gallego. ¿Cambiar el idioma de este texto?</translation>
    </message>
    <message>
        <source>This seems to be Basque. Change the language of this text?</source>
        <translation>Parece euskera. ¿Cambiar el idioma de este texto?</translation>
    </message>
    <message>
        <source>This seems to be English. Change the language of this text?</source>
        <translation>Parece inglés. ¿Cambiar el idioma de este texto?</translation>
    </message>
    <message>
        <source>To %1</source>
        <extracomment>%1 is a language, as it calls itself</extracomment>
        <translation>Cambiar a %1</translation>
    </message>
</context>
<context>
    <name>Latecomers</name>
    <message numerus="yes">
        <source>%n image(s) came when the text was closed: in the library.</source>
        <translation>
            <numerusform>La imagen se terminó de copiar con el texto ya cerrado: está en la Biblioteca.</numerusform>
            <numerusform>%n imágenes se terminaron de copiar con el texto ya cerrado: están en la Biblioteca.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) came when “%1” was closed: in it now, not saved yet.</source>
        <extracomment>%1 is the title of a post</extracomment>
        <translation>
            <numerusform>La imagen se terminó de copiar con «%1» ya cerrado: está en ese texto, aún sin guardar como versión.</numerusform>
            <numerusform>%n imágenes se terminaron de copiar con «%1» ya cerrado: están en ese texto, aún sin guardar como versión.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not copied: you left its text before.</source>
        <extracomment>%1 is the name of a video</extracomment>
        <translation>«%1» no se ha copiado: has salido de su texto antes de que terminara.</translation>
    </message>
    <message>
        <source>“%1” came when its text was closed: add it again.</source>
        <translation>«%1» se terminó de copiar con su texto ya cerrado y no está en él: vuelve a añadirlo.</translation>
    </message>
    <message>
        <source>“%1” came when “%2” was closed: in it now, not saved yet.</source>
        <extracomment>%1 is the name of a video or subtitles, %2 the title of a post</extracomment>
        <translation>«%1» se terminó de copiar con «%2» ya cerrado: está en ese texto, aún sin guardar como versión.</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Sin título</translation>
    </message>
</context>
<context>
    <name>LatenessDialog</name>
    <message>
        <source>If this computer was off at its hour</source>
        <translation>Si este equipo estaba apagado a su hora</translation>
    </message>
    <message numerus="yes">
        <source>What should go out in %1 has %n minute(s) for it. If this computer was off or the network did not work:</source>
        <translation>
            <numerusform>Cada publicación en %1 tiene %n minuto para salir desde su hora. Si el equipo estaba apagado o la red no funcionaba:</numerusform>
            <numerusform>Cada publicación en %1 tiene %n minutos para salir desde su hora. Si el equipo estaba apagado o la red no funcionaba:</numerusform>
        </translation>
    </message>
    <message>
        <source>“Do not publish after”, in a post, always counts. Late posts go out one at a time, ten minutes apart. What does not go out stays in the calendar.</source>
        <translation>La hora límite de una publicación («no publicar después de») siempre manda. Las atrasadas salen de una en una, cada diez minutos. Lo que no sale se queda en el calendario.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>LatenessForm</name>
    <message>
        <source>Ask me</source>
        <translation>Preguntarme</translation>
    </message>
    <message>
        <source>Publish it, if it is not later than this many minutes:</source>
        <translation>Publicarla si no han pasado más de estos minutos:</translation>
    </message>
    <message>
        <source>Do not publish it, and do not ask</source>
        <translation>No publicarla, sin preguntar</translation>
    </message>
    <message>
        <source>As its channel says</source>
        <translation>Lo que diga su canal</translation>
    </message>
    <message>
        <source>Minutes late at most</source>
        <translation>Minutos de retraso como mucho</translation>
    </message>
</context>
<context>
    <name>LeaveTeamDialog</name>
    <message>
        <source>Go back to a calendar of this computer</source>
        <translation>Volver a un calendario de este ordenador</translation>
    </message>
    <message>
        <source>From then on this computer publishes nothing of your team&apos;s calendar.</source>
        <translation>Desde ese momento, este ordenador no publica nada del calendario de tu equipo.</translation>
    </message>
    <message>
        <source>Begin a new one</source>
        <translation>Empezar uno nuevo</translation>
    </message>
    <message>
        <source>Bring the team&apos;s calendar here, with everything</source>
        <translation>Traer aquí el calendario del equipo, con todo</translation>
    </message>
    <message>
        <source>If you bring it, it is no longer on the server: on every other computer nothing of it goes out any more, and whoever opens it there is told where it is.</source>
        <translation>Si lo traes, deja de estar en el servidor: en los demás ordenadores ya no sale nada de él, y a quien lo abra allí se le dice dónde está.</translation>
    </message>
    <message>
        <source>Stay with my team</source>
        <translation>Seguir con mi equipo</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) that you wrote without the server did not go up to the team&apos;s calendar.</source>
        <translation>
            <numerusform>%n publicación que escribiste sin el servidor no ha subido al calendario del equipo.</numerusform>
            <numerusform>%n publicaciones que escribiste sin el servidor no han subido al calendario del equipo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep them: they go up if this computer joins it again</source>
        <translation>Conservarlas: subirán si este ordenador vuelve a unirse</translation>
    </message>
    <message>
        <source>Seen in the last month: %1.</source>
        <translation>Vistos en el último mes: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Seen in the last month: %1 and %n other(s).</source>
        <extracomment>%1 is a list of names of computers</extracomment>
        <translation>
            <numerusform>Vistos en el último mes: %1 y %n más.</numerusform>
            <numerusform>Vistos en el último mes: %1 y %n más.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Calendario on each of them first, so that what was written there without the server goes up.</source>
        <translation>Antes, abre Calendario en cada uno para que suba lo que se escribió allí sin el servidor.</translation>
    </message>
    <message>
        <source>The one that was kept aside on %1</source>
        <extracomment>A calendar of this computer; %1 is a day</extracomment>
        <translation>El que se guardó aparte el %1</translation>
    </message>
    <message>
        <source>What was planned in it is held until you decide: it may be out already.</source>
        <translation>Lo que tenía programado queda en pausa hasta que decidas: puede que ya haya salido.</translation>
    </message>
    <message>
        <source>Your team&apos;s calendar is in a file of this computer now.</source>
        <translation>El calendario de tu equipo está ahora en un archivo de este ordenador.</translation>
    </message>
    <message>
        <source>The posts that did not go up are kept on this computer.</source>
        <translation>Las publicaciones que no subieron se conservan en este ordenador.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>What each mark means</source>
        <translation>Qué significa cada marca</translation>
    </message>
    <message>
        <source>Prevents publishing</source>
        <translation>Impide publicar</translation>
    </message>
    <message>
        <source>With notices</source>
        <translation>Con avisos</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>plegada</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>desplegada</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>New post from an e-mail</source>
        <translation>Publicación nueva desde un correo</translation>
    </message>
    <message>
        <source>E-mails (*.eml)</source>
        <translation>Correos (*.eml)</translation>
    </message>
    <message>
        <source>A draft of the e-mail. Left out, because it cannot be published: %1.</source>
        <extracomment>%1 are names of files that came with an e-mail</extracomment>
        <translation>Es un borrador del correo. No se ha añadido, porque no se puede publicar: %1.</translation>
    </message>
    <message>
        <source>A draft of the e-mail. Who asked for it is in its card.</source>
        <translation>Es un borrador del correo. Quién lo pidió está en su ficha.</translation>
    </message>
    <message>
        <source>Not in the text but in its internal note: %1.</source>
        <extracomment>%1 are parts of an e-mail: «the greeting, the signature and the legal notice»</extracomment>
        <translation>No va en el texto, sino en su nota interna: %1.</translation>
    </message>
    <message>
        <source>%1 It waits among the drafts without a date.</source>
        <translation>%1 Espera entre los borradores sin fecha.</translation>
    </message>
    <message numerus="yes">
        <source>%1 With those before it, %n wait among the drafts without a date.</source>
        <extracomment>%1 is what was done with the last of several e-mails</extracomment>
        <translation>
            <numerusform>%1 Espera %n entre los borradores sin fecha.</numerusform>
            <numerusform>%1 Con los anteriores, esperan %n entre los borradores sin fecha.</numerusform>
        </translation>
    </message>
    <message>
        <source>the greeting</source>
        <translation>el saludo</translation>
    </message>
    <message>
        <source>the signature</source>
        <translation>la firma</translation>
    </message>
    <message>
        <source>the legal notice</source>
        <translation>el aviso legal</translation>
    </message>
    <message>
        <source>the e-mail it answers</source>
        <translation>el correo al que contesta</translation>
    </message>
    <message>
        <source>what was answered to it</source>
        <translation>lo que se contestó</translation>
    </message>
    <message>
        <source>what was written by whoever forwarded it</source>
        <translation>lo que escribió quien lo reenvió</translation>
    </message>
    <message>
        <source>who had sent it before</source>
        <translation>quién lo había enviado antes</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Every image you ever used</source>
        <translation>Todas las imágenes que habéis usado</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Ver todas</translation>
    </message>
    <message>
        <source>There are no images yet. Those you put in a post are kept here, described and with their rights.</source>
        <translation>Aún no hay imágenes. Las que pongas en una publicación se guardan aquí, con su descripción y sus permisos.</translation>
    </message>
    <message>
        <source>No image is like that. Try fewer words, or other days.</source>
        <translation>Ninguna imagen es así. Prueba con menos palabras o con otros días.</translation>
    </message>
</context>
<context>
    <name>LibraryPicker</name>
    <message>
        <source>Choose an image of the library</source>
        <translation>Elegir una imagen de la biblioteca</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Put it in the post</source>
        <translation>Ponerla en la publicación</translation>
    </message>
    <message>
        <source>No image is like that. Try fewer words, or other days.</source>
        <translation>Ninguna imagen es así. Prueba con menos palabras o con otros días.</translation>
    </message>
    <message>
        <source>There are no images yet: those you put in a post are kept here.</source>
        <translation>Aún no hay imágenes: aquí se guardan las que pones en una publicación.</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>See</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Complete</source>
        <extracomment>Opens a dated draft so that it can be finished and planned</extracomment>
        <translation>Completar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Departures</source>
        <translation>Salidas</translation>
    </message>
    <message>
        <source>Its hour passed: nothing late goes out there</source>
        <translation>Pasó su hora: ahí nada sale con retraso</translation>
    </message>
    <message>
        <source>Decide above what to do</source>
        <translation>Decide arriba qué hacer</translation>
    </message>
    <message>
        <source>Published in %1. Decide above</source>
        <extracomment>%1 channels where it is out already</extracomment>
        <translation>Publicada en %1. Decide arriba</translation>
    </message>
    <message>
        <source>It does not go out until you plan it</source>
        <translation>No sale hasta que la programes</translation>
    </message>
    <message>
        <source>Went out at %1</source>
        <translation>Salió a las %1</translation>
    </message>
    <message>
        <source>%1, by hand: it is your turn</source>
        <extracomment>%1 channels where a person has to publish by hand now</extracomment>
        <translation>%1, a mano: te toca</translation>
    </message>
    <message>
        <source>%1: a draft, it does not go out there</source>
        <extracomment>%1 channels where it is still a draft; elsewhere it is planned</extracomment>
        <translation>%1: borrador, ahí no sale</translation>
    </message>
    <message>
        <source>By hand: we give you the text ready to paste</source>
        <translation>A mano: te damos el texto listo para pegar</translation>
    </message>
    <message>
        <source>%1, by hand</source>
        <extracomment>%1 channels where a person publishes; its hour has only just come</extracomment>
        <translation>%1, a mano</translation>
    </message>
    <message>
        <source>%1, by hand: we tell you at %2</source>
        <extracomment>%1 channels, %2 an hour</extracomment>
        <translation>%1, a mano: te avisamos a las %2</translation>
    </message>
</context>
<context>
    <name>LinkCard</name>
    <message>
        <source>Card of the link: %1</source>
        <extracomment>%1 is the title of the page that a link leads to</extracomment>
        <translation>Tarjeta del enlace: %1</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <extracomment>Under a link whose page nobody has looked at yet</extracomment>
        <translation>Sin comprobar</translation>
    </message>
    <message>
        <source>There is no page there</source>
        <translation>Ahí no hay ninguna página</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>Ahora no responde</translation>
    </message>
    <message>
        <source>Its page has no title</source>
        <extracomment>Of a page that says nothing of itself</extracomment>
        <translation>La página no tiene título</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Where is it in %1?</source>
        <extracomment>%1 a channel</extracomment>
        <translation>¿Dónde está en %1?</translation>
    </message>
    <message>
        <source>Link of the publication</source>
        <translation>Enlace de la publicación</translation>
    </message>
    <message>
        <source>With it you will find it again from here.</source>
        <translation>Con él la encontrarás desde aquí.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Keep the link</source>
        <translation>Guardar el enlace</translation>
    </message>
</context>
<context>
    <name>LinkField</name>
    <message>
        <source>Link</source>
        <extracomment>Over the field for the address of the page that a post leads to</extracomment>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Page where there is more, if there is one</source>
        <extracomment>In the empty field for a link: it need not be filled in</extracomment>
        <translation>Página donde hay más, si la hay</translation>
    </message>
    <message>
        <source>It goes at the end of the text</source>
        <extracomment>Of a link: this network has no place of its own for it</extracomment>
        <translation>Va al final del texto</translation>
    </message>
</context>
<context>
    <name>LinkFixes</name>
    <message>
        <source>Remove the tracking</source>
        <translation>Quitar el seguimiento</translation>
    </message>
    <message>
        <source>Put the final address</source>
        <extracomment>Button: the address where a page is now, in place of the old one</extracomment>
        <translation>Poner la dirección final</translation>
    </message>
    <message>
        <source>Put https</source>
        <translation>Poner https</translation>
    </message>
    <message>
        <source>Separate it</source>
        <extracomment>Button: put a blank between a link and the sign that is stuck to it</extracomment>
        <translation>Separarlo</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>%1 — Calendario</source>
        <translation>%1 — Calendario</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>Te toca a ti</translation>
    </message>
    <message>
        <source>“%1” in %2</source>
        <translation>«%1» en %2</translation>
    </message>
    <message>
        <source>The sample is put aside, in the folder of the calendar.</source>
        <translation>El ejemplo queda aparte, en la carpeta del calendario.</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>Copias de seguridad (*.zip)</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Recuperar una copia de seguridad</translation>
    </message>
    <message>
        <source>The backup is in place. What was here is kept in the same folder.</source>
        <translation>La copia de seguridad está puesta. Lo que había se conserva en la misma carpeta.</translation>
    </message>
</context>
<context>
    <name>MatterStrip</name>
    <message>
        <source>“%1” did not go out: %2</source>
        <extracomment>%1 a post&apos;s title, %2 an hour («9:30») or «yesterday, 9:30»</extracomment>
        <translation>«%1» no salió (%2)</translation>
    </message>
    <message>
        <source>“%1” may not have gone out: %2</source>
        <extracomment>%1 a post&apos;s title, %2 an hour</extracomment>
        <translation>«%1» quizá no salió (%2)</translation>
    </message>
    <message>
        <source>“%1” was not published: %2</source>
        <extracomment>%1 a post&apos;s title, %2 an hour</extracomment>
        <translation>«%1» no se publicó (%2)</translation>
    </message>
    <message>
        <source>“%1” is on hold: %2</source>
        <extracomment>%1 a post&apos;s title, %2 an hour</extracomment>
        <translation>«%1» está en pausa (%2)</translation>
    </message>
    <message>
        <source>Your turn since %2: “%1”</source>
        <extracomment>%1 a post&apos;s title, %2 an hour</extracomment>
        <translation>Te toca (%2): «%1»</translation>
    </message>
    <message>
        <source>General pause: do not publish it now. If you had published it already, tell us.</source>
        <translation>Pausa general: no la publiques ahora. Si ya la habías publicado, dínoslo.</translation>
    </message>
    <message>
        <source>We give you the text ready to paste. It does not count until you say that it is there.</source>
        <translation>Te damos el texto listo para pegar. No cuenta hasta que digas que ya está.</translation>
    </message>
    <message>
        <source>Its channel was paused and publishes again. Decide whether it still goes out.</source>
        <translation>Su canal estuvo en pausa y vuelve a publicar. Decide si todavía sale.</translation>
    </message>
    <message>
        <source>Calendario looks again by itself: %1.</source>
        <translation>Calendario vuelve a mirar sin que hagas nada: %1.</translation>
    </message>
    <message>
        <source>Its hour has passed: change the time or discard it.</source>
        <translation>Su hora ya pasó: cambia la hora o descártala.</translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>Publicar ahora</translation>
    </message>
    <message>
        <source>Change the time</source>
        <translation>Cambiar la hora</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Check in %1…</source>
        <translation>Comprobar en %1…</translation>
    </message>
    <message>
        <source>It is published</source>
        <translation>Ya está publicada</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <extracomment>%1 a channel</extracomment>
        <translation>Reanudar %1</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Publish by hand…</source>
        <translation>Publicar a mano…</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Review and resume…</source>
        <translation>&amp;Revisar y reanudar…</translation>
    </message>
    <message>
        <source>General &amp;pause…</source>
        <translation>&amp;Pausa general…</translation>
    </message>
    <message>
        <source>Start publishing from this computer</source>
        <translation>Empezar a publicar desde este equipo</translation>
    </message>
    <message>
        <source>Stop publishing from this computer</source>
        <translation>Dejar de publicar desde este equipo</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;New post</source>
        <translation>&amp;Nueva publicación</translation>
    </message>
    <message>
        <source>New post from an e-&amp;mail…</source>
        <translation>Publicación nueva desde un &amp;correo…</translation>
    </message>
    <message>
        <source>Save a &amp;backup…</source>
        <translation>&amp;Guardar una copia de seguridad…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>&amp;Recuperar una copia de seguridad…</translation>
    </message>
    <message>
        <source>&amp;Export the calendar</source>
        <translation>&amp;Exportar el calendario</translation>
    </message>
    <message>
        <source>For calendar programs (.ics)…</source>
        <translation>Para programas de calendario (.ics)…</translation>
    </message>
    <message>
        <source>For spreadsheets (.csv)…</source>
        <translation>Para hojas de cálculo (.csv)…</translation>
    </message>
    <message>
        <source>For other programs (.json)…</source>
        <translation>Para otros programas (.json)…</translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation>&amp;Cerrar la ventana</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir de Calendario</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cor&amp;tar</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Pegar</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Seleccionar t&amp;odo</translation>
    </message>
    <message>
        <source>&amp;Next mark in the text</source>
        <translation>&amp;Siguiente marca del texto</translation>
    </message>
    <message>
        <source>Previous &amp;mark in the text</source>
        <translation>&amp;Marca anterior del texto</translation>
    </message>
    <message>
        <source>Next n&amp;otice</source>
        <translation>A&amp;viso siguiente</translation>
    </message>
    <message>
        <source>Pr&amp;evious notice</source>
        <translation>Aviso a&amp;nterior</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Hoy</translation>
    </message>
    <message>
        <source>&amp;Calendar</source>
        <translation>&amp;Calendario</translation>
    </message>
    <message>
        <source>&amp;Reusable texts</source>
        <translation>&amp;Reutilizables</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Biblioteca</translation>
    </message>
    <message>
        <source>C&amp;hannels</source>
        <translation>Ca&amp;nales</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>A&amp;justes</translation>
    </message>
    <message>
        <source>Next &amp;part of the window</source>
        <translation>&amp;Siguiente zona de la ventana</translation>
    </message>
    <message>
        <source>Pre&amp;vious part</source>
        <translation>Zona an&amp;terior</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Aspecto</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Text si&amp;ze</source>
        <translation>Tamaño del te&amp;xto</translation>
    </message>
    <message>
        <source>&amp;Post</source>
        <translation>&amp;Publicación</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>Count working &amp;days…</source>
        <translation>Contar &amp;días hábiles…</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the keys…</source>
        <translation>&amp;Contraseña del calendario…</translation>
    </message>
    <message>
        <source>Folder of technical &amp;reports</source>
        <translation>Carpeta de &amp;informes técnicos</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ay&amp;uda</translation>
    </message>
    <message>
        <source>&amp;Keys of this screen</source>
        <translation>&amp;Teclas de esta pantalla</translation>
    </message>
    <message>
        <source>&amp;About Calendario</source>
        <translation>&amp;Acerca de Calendario</translation>
    </message>
</context>
<context>
    <name>MeterRow</name>
    <message>
        <source>Frequency of each channel</source>
        <translation>Frecuencia de cada canal</translation>
    </message>
</context>
<context>
    <name>MishapDialog</name>
    <message>
        <source>Something has failed</source>
        <translation>Algo ha fallado</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>See the report</source>
        <translation>Ver informe</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <extracomment>Of a week of the month, without targets; %n publications</extracomment>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 on target</source>
        <extracomment>Of a week of the month: %1 of %2 channels have as many posts as was wanted</extracomment>
        <translation>%1 de %2 al día</translation>
    </message>
    <message>
        <source>Too many</source>
        <extracomment>Of a week of the month: before the channels that have more posts than was wanted</extracomment>
        <translation>Sobra</translation>
    </message>
    <message>
        <source>Was missing</source>
        <extracomment>Of a week that is over: before the channels that had fewer posts than was wanted</extracomment>
        <translation>Faltó</translation>
    </message>
    <message>
        <source>Missing</source>
        <extracomment>Of a week of the month: before the channels that have fewer posts than was wanted</extracomment>
        <translation>Falta</translation>
    </message>
    <message>
        <source>Week %1</source>
        <extracomment>%1 the number of a week in its year</extracomment>
        <translation>Semana %1</translation>
    </message>
</context>
<context>
    <name>MonthModel</name>
    <message>
        <source>Frequency</source>
        <extracomment>The last column of the month</extracomment>
        <translation>Frecuencia</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>Month</source>
        <extracomment>Accessible name of the calendar&apos;s month</extracomment>
        <translation>Mes</translation>
    </message>
    <message>
        <source>What is published, under way or unknown cannot change its time.</source>
        <translation>Lo publicado, lo que está saliendo y lo que está por confirmar no puede cambiar de hora.</translation>
    </message>
    <message>
        <source>That hour has passed.</source>
        <translation>Esa hora ya ha pasado.</translation>
    </message>
    <message>
        <source>New post on this day</source>
        <translation>Publicación nueva este día</translation>
    </message>
    <message>
        <source>See the week</source>
        <translation>Ver la semana</translation>
    </message>
</context>
<context>
    <name>NameForm</name>
    <message>
        <source>Official name</source>
        <translation>Nombre oficial</translation>
    </message>
    <message>
        <source>One on each line.</source>
        <translation>Una en cada línea.</translation>
    </message>
    <message>
        <source>Ways of writing it that are wrong</source>
        <translation>Formas de escribirlo que no valen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>Nature</name>
    <message>
        <source>Not said</source>
        <extracomment>Nobody said what the category is for</extracomment>
        <translation>Sin decir</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Servicio</translation>
    </message>
    <message>
        <source>Essential service</source>
        <translation>Servicio esencial</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Emergencia</translation>
    </message>
    <message>
        <source>Leisure and festivities</source>
        <translation>Ocio y fiestas</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campaña</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Screens</source>
        <translation>Pantallas</translation>
    </message>
</context>
<context>
    <name>NotOutDialog</name>
    <message>
        <source>Have you looked in %2 and “%1” is not there?</source>
        <extracomment>%1 a post&apos;s title, %2 a channel</extracomment>
        <translation>¿Has mirado en %2 y «%1» no está?</translation>
    </message>
    <message>
        <source>There is one that says nearly the same: %1.</source>
        <extracomment>%1 an hour: «9:30:02»</extracomment>
        <translation>Hay una que dice casi lo mismo: %1.</translation>
    </message>
    <message>
        <source>If it was there after all, it would be published twice.</source>
        <translation>Si al final estaba, saldría dos veces.</translation>
    </message>
    <message>
        <source>I have looked: it is not there</source>
        <translation>He mirado: no está</translation>
    </message>
    <message>
        <source>I have not looked</source>
        <translation>No he mirado</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Close</source>
        <extracomment>The word of a button and what it does.</extracomment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Begin with mine</source>
        <translation>Empezar con lo mío</translation>
    </message>
    <message>
        <source>Sample data: nothing is published</source>
        <translation>Datos de ejemplo: nada se publica</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>We recovered what you were writing: “%1”</source>
        <extracomment>After the computer went off while somebody wrote; %1 is the beginning of the text</extracomment>
        <translation>Recuperamos lo que escribías: «%1»</translation>
    </message>
    <message>
        <source>We recovered what you were writing</source>
        <translation>Recuperamos lo que escribías</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>It was tried three times. Your texts are safe, and what passes its hour will ask you.</source>
        <translation>Se ha intentado tres veces. Tus textos están a salvo, y lo que pase de su hora te lo preguntaremos.</translation>
    </message>
    <message>
        <source>Start the computer again; if it goes on, send the report.</source>
        <translation>Reinicia el equipo; si sigue igual, manda el informe.</translation>
    </message>
    <message>
        <source>What has to go out cannot go out from this computer</source>
        <translation>Lo que tiene que salir no puede salir desde este equipo</translation>
    </message>
    <message>
        <source>See what to do…</source>
        <translation>Ver qué hacer…</translation>
    </message>
    <message>
        <source>The keys of your channels cannot be opened any more</source>
        <translation>Calendario ya no puede entrar en tus canales</translation>
    </message>
    <message>
        <source>Write the passphrase…</source>
        <translation>Escribir la contraseña…</translation>
    </message>
    <message numerus="yes">
        <source>Your turn: %n post(s) wait for your hands</source>
        <translation>
            <numerusform>Te toca: %n publicación espera que la publiques a mano</numerusform>
            <numerusform>Te toca: %n publicaciones esperan que las publiques a mano</numerusform>
        </translation>
    </message>
    <message>
        <source>Until then nothing goes out on the channels that need a key. The others go on.</source>
        <translation>Hasta entonces no sale nada en los canales en los que hay que entrar. Los demás siguen.</translation>
    </message>
    <message>
        <source>The team&apos;s server does not answer since %1</source>
        <extracomment>%1 is when, as in &quot;today at 10:02&quot;</extracomment>
        <translation>El servidor del equipo no contesta desde %1</translation>
    </message>
    <message>
        <source>This computer has no copy of the calendar yet: leave this window open until it is back.</source>
        <translation>Este ordenador aún no tiene copia del calendario: deja abierta esta ventana hasta que vuelva.</translation>
    </message>
    <message>
        <source>You can go on writing: drafts stay on this computer and go up when it is back.</source>
        <translation>Puedes seguir escribiendo: los borradores quedan en este ordenador y suben cuando vuelva.</translation>
    </message>
    <message>
        <source>The team&apos;s calendar cannot be reached since %1</source>
        <extracomment>%1 is when, as in &quot;today at 10:02&quot;</extracomment>
        <translation>No se llega al calendario del equipo desde %1</translation>
    </message>
    <message>
        <source>What you see is from %1. Everything else waits.</source>
        <extracomment>%1 is when, as in &quot;today at 9:58&quot;</extracomment>
        <translation>Lo que ves es de %1. Todo lo demás espera.</translation>
    </message>
    <message>
        <source>Until then this computer publishes nothing more. Computers that reach the server go on publishing.</source>
        <translation>Mientras tanto, este ordenador no publica nada más. Los que llegan al servidor siguen publicando.</translation>
    </message>
    <message>
        <source>What is planned may go out all the same. To stop it, pause from another computer.</source>
        <translation>Lo programado puede salir igualmente. Para pararlo, pon la pausa desde otro ordenador.</translation>
    </message>
    <message>
        <source>Write the password…</source>
        <translation>Escribir la contraseña…</translation>
    </message>
    <message>
        <source>It was taken to the computer %1: nothing goes out from here.</source>
        <extracomment>%1 is the name of a computer</extracomment>
        <translation>Se llevó al ordenador %1: desde aquí no sale nada.</translation>
    </message>
    <message>
        <source>It was taken to another computer: nothing goes out from here.</source>
        <translation>Se llevó a otro ordenador: desde aquí no sale nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) that you wrote did not go up: kept safe on this computer.</source>
        <translation>
            <numerusform>%n publicación que escribiste no ha subido: está a salvo en este ordenador.</numerusform>
            <numerusform>%n publicaciones que escribiste no han subido: están a salvo en este ordenador.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you write from now on is kept on this computer only.</source>
        <translation>Lo que escribas desde ahora se guarda solo en este ordenador.</translation>
    </message>
    <message>
        <source>Ask in your team where it is now, or go back to a calendar of this computer in Settings.</source>
        <translation>Pregunta en tu equipo dónde está ahora, o vuelve a un calendario de este ordenador en Ajustes.</translation>
    </message>
    <message>
        <source>The team&apos;s calendar is no longer on this server</source>
        <translation>El calendario del equipo ya no está en este servidor</translation>
    </message>
    <message>
        <source>See it in Settings</source>
        <translation>Ver en Ajustes</translation>
    </message>
    <message>
        <source>The keys of your channels are locked</source>
        <translation>Falta tu contraseña para entrar en tus canales</translation>
    </message>
    <message>
        <source>Your turn: “%1” in %2</source>
        <translation>Te toca: «%1» en %2</translation>
    </message>
    <message>
        <source>Publish by hand…</source>
        <translation>Publicar a mano…</translation>
    </message>
    <message>
        <source>See them in Today</source>
        <translation>Verlas en Hoy</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
</context>
<context>
    <name>OnePost</name>
    <message>
        <source>Part %1 of %2</source>
        <extracomment>Over each part of a thread in the preview</extracomment>
        <translation>Parte %1 de %2</translation>
    </message>
    <message numerus="yes">
        <source>Does not fit: %n too many</source>
        <translation>
            <numerusform>No cabe: sobra %n</numerusform>
            <numerusform>No cabe: sobran %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OtherPageDialog</name>
    <message>
        <source>There is already a page of another calendar in that folder</source>
        <extracomment>The code of the refusal; its fact `page` lets one go on with that page.</extracomment>
        <translation>En esa carpeta ya está la página de otro calendario</translation>
    </message>
    <message numerus="yes">
        <source>It is the page “%1”, with %n post(s).</source>
        <extracomment>%1 is the title of a web page, %n how many publications it has</extracomment>
        <translation>
            <numerusform>Es la página «%1», con %n publicación.</numerusform>
            <numerusform>Es la página «%1», con %n publicaciones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is a page without a title, with %n post(s).</source>
        <translation>
            <numerusform>Es una página sin título, con %n publicación.</numerusform>
            <numerusform>Es una página sin título, con %n publicaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>If another calendar still publishes there, leave it alone: two calendars would write over each other. Go on with it only if it is yours and that calendar is no longer used.</source>
        <translation>Si otro calendario sigue publicando ahí, no la toques: los dos escribirían uno encima del otro. Sigue con ella solo si es tuya y ese calendario ya no se usa.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarla como está</translation>
    </message>
    <message>
        <source>Go on with that page</source>
        <translation>Seguir con esa página</translation>
    </message>
</context>
<context>
    <name>OverflowRow</name>
    <message>
        <source>Divide into a thread…</source>
        <translation>Dividir en hilo…</translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <extracomment>Under the bracket of what does not fit</extracomment>
        <translation>
            <numerusform>sobra %n</numerusform>
            <numerusform>sobran %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to what does not fit</source>
        <extracomment>Puts the caret there</extracomment>
        <translation>Ir a lo que sobra</translation>
    </message>
    <message>
        <source>Write a short version</source>
        <translation>Escribir versión corta</translation>
    </message>
</context>
<context>
    <name>OwnDialog</name>
    <message>
        <source>What is different in %1</source>
        <translation>Qué cambia en %1</translation>
    </message>
    <message>
        <source>Underlined: only in %1. Struck through: only in the base.</source>
        <translation>Subrayado: solo en %1. Tachado: solo en la base.</translation>
    </message>
    <message>
        <source>It says the same as the base.</source>
        <translation>Dice lo mismo que la base.</translation>
    </message>
    <message>
        <source>It goes out on %1; the others, on %2.</source>
        <extracomment>Of a channel with an hour of its own; %1 and %2 are a day and an hour</extracomment>
        <translation>Sale el %1; los demás, el %2.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>OwnFields</name>
    <message>
        <source>See what is different</source>
        <translation>Ver qué cambia</translation>
    </message>
    <message>
        <source>Customised: %1</source>
        <extracomment>Of a channel&apos;s version; %1 are the fields that do not follow the base: «text, images and hour»</extracomment>
        <translation>Personalizada: %1</translation>
    </message>
    <message>
        <source>Go back to the shared one…</source>
        <translation>Volver a lo común…</translation>
    </message>
    <message>
        <source>This channel says again what all the others say.</source>
        <translation>El canal deja lo suyo y dice otra vez lo mismo que los demás.</translation>
    </message>
    <message>
        <source>Use everything that is shared</source>
        <translation>Usar todo lo común</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>images</source>
        <translation>imágenes</translation>
    </message>
    <message>
        <source>video</source>
        <translation>vídeo</translation>
    </message>
    <message>
        <source>link</source>
        <translation>enlace</translation>
    </message>
    <message>
        <source>content warning</source>
        <translation>aviso de contenido</translation>
    </message>
    <message>
        <source>audience</source>
        <translation>quién la ve</translation>
    </message>
    <message>
        <source>language</source>
        <translation>idioma</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>hora</translation>
    </message>
    <message>
        <source>Use the base text</source>
        <translation>Usar el texto base</translation>
    </message>
    <message>
        <source>Use the shared images</source>
        <translation>Usar las imágenes comunes</translation>
    </message>
    <message>
        <source>Use the shared video</source>
        <translation>Usar el vídeo común</translation>
    </message>
    <message>
        <source>Use the shared link</source>
        <translation>Usar el enlace común</translation>
    </message>
    <message>
        <source>Use the shared content warning</source>
        <translation>Usar el aviso de contenido común</translation>
    </message>
    <message>
        <source>Use the shared audience</source>
        <translation>Que la vean los mismos que en los demás</translation>
    </message>
    <message>
        <source>Use the shared language</source>
        <translation>Usar el idioma común</translation>
    </message>
    <message>
        <source>Use the shared hour</source>
        <translation>Usar la hora común</translation>
    </message>
</context>
<context>
    <name>OwnWords</name>
    <message>
        <source>Export the words</source>
        <translation>Exportar las palabras</translation>
    </message>
    <message>
        <source>Import words</source>
        <translation>Importar palabras</translation>
    </message>
    <message>
        <source>Lists of words (*.txt *.dic);;All files (*)</source>
        <translation>Listas de palabras (*.txt *.dic);;Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>OwnWordsImportDialog</name>
    <message numerus="yes">
        <source>Take in %n word(s)?</source>
        <translation>
            <numerusform>¿Incorporar %n palabra?</numerusform>
            <numerusform>¿Incorporar %n palabras?</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to take in</source>
        <translation>No hay nada que incorporar</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) of the list are there already.</source>
        <translation>
            <numerusform>%n palabra de la lista ya está.</numerusform>
            <numerusform>%n palabras de la lista ya están.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be used and will be left out:</source>
        <translation>
            <numerusform>%n línea no se puede usar y se dejará fuera:</numerusform>
            <numerusform>%n líneas no se pueden usar y se dejarán fuera:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>They are right for</source>
        <translation>Están bien para</translation>
    </message>
    <message>
        <source>What you have already stays as it is.</source>
        <translation>Lo que ya tienes se queda como está.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Incorporar</translation>
    </message>
</context>
<context>
    <name>OwnWordsSheet</name>
    <message>
        <source>Words of the institution</source>
        <translation>Palabras de la entidad</translation>
    </message>
    <message>
        <source>Streets, festivals, companies, surnames: what the dictionary does not know and is right. The official names of Reusable texts are right too.</source>
        <translation>Calles, fiestas, empresas, apellidos: lo que el diccionario no conoce y está bien. Los nombres oficiales de Reutilizables también están bien.</translation>
    </message>
    <message>
        <source>For whom the word is right</source>
        <translation>Para quién está bien la palabra</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add the word</source>
        <translation>Añadir la palabra</translation>
    </message>
    <message>
        <source>Another word</source>
        <translation>Otra palabra</translation>
    </message>
    <message>
        <source>It is right for</source>
        <translation>Está bien para</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search the words</source>
        <translation>Buscar entre las palabras</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Which words are listed</source>
        <translation>Qué palabras se ven</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the chosen words</source>
        <translation>Quitar las palabras elegidas</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Import words from a list</source>
        <translation>Importar palabras de una lista</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Export the listed words to a file</source>
        <translation>Exportar las palabras de la lista a un archivo</translation>
    </message>
    <message>
        <source>Strict mode</source>
        <translation>Modo estricto</translation>
    </message>
    <message>
        <source>It marks unknown words with a capital too, which may be names: it misses nothing and marks more that is right. For everybody in the institution.</source>
        <translation>Marca también las palabras desconocidas con mayúscula, que pueden ser nombres: se le escapan menos faltas y marca más cosas que están bien. Para toda la entidad.</translation>
    </message>
    <message>
        <source>No word is like that.</source>
        <translation>No hay ninguna palabra así.</translation>
    </message>
    <message>
        <source>There are none yet.</source>
        <translation>Todavía no hay ninguna.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n palabra</numerusform>
            <numerusform>%n palabras</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is right for you.</source>
        <translation>«%1» está bien para ti.</translation>
    </message>
    <message>
        <source>“%1” is right in the whole institution.</source>
        <translation>«%1» está bien en toda la entidad.</translation>
    </message>
    <message>
        <source>“%1” is not among the words any more.</source>
        <translation>«%1» ya no está entre las palabras.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) removed.</source>
        <translation>
            <numerusform>%n palabra quitada.</numerusform>
            <numerusform>%n palabras quitadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>No word of the list was taken in.</source>
        <translation>No se ha incorporado ninguna palabra de la lista.</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) taken in.</source>
        <translation>
            <numerusform>%n palabra incorporada.</numerusform>
            <numerusform>%n palabras incorporadas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) are in %1</source>
        <translation>
            <numerusform>%n palabra está en %1</numerusform>
            <numerusform>%n palabras están en %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n ya estaba.</numerusform>
            <numerusform>%n ya estaban.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PagePlaceDialog</name>
    <message>
        <source>Folder and address of %1</source>
        <translation>Carpeta y dirección de %1</translation>
    </message>
    <message>
        <source>The web address that shows the folder. Without it, links open only on this computer.</source>
        <translation>La dirección web que enseña la carpeta. Sin ella, los enlaces solo se abren en este equipo.</translation>
    </message>
    <message>
        <source>Address where people see it</source>
        <translation>Dirección donde la gente la ve</translation>
    </message>
    <message>
        <source>Folder of the page</source>
        <translation>Carpeta de la página</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>What is published is copied to the new folder, which must be empty or already hold this page. The old folder keeps its copy: delete it when nobody visits it any more.</source>
        <translation>Lo publicado se copia a la carpeta nueva, que tiene que estar vacía o tener ya esta página. La de antes conserva su copia: bórrala cuando ya nadie la visite.</translation>
    </message>
    <message>
        <source>The links of what is published become those of the new address; whoever follows the page sees no post twice. Links that you sent already do not change.</source>
        <translation>Los enlaces de lo publicado pasan a la dirección nueva, y quien sigue la página no verá nada repetido. Los enlaces que ya hayas enviado no cambian.</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Rellena esto.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>If you close this, it goes on.</source>
        <translation>Aunque cierres esto, sigue.</translation>
    </message>
    <message>
        <source>Changing it…</source>
        <translation>Cambiando…</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Fill in what is marked. F2 goes to the next.</source>
        <extracomment>The screens that are entries of the way; the others are gone to from one of them, and lead back to it.</extracomment>
        <translation>Rellena lo que está marcado. Con F2 pasas al siguiente.</translation>
    </message>
</context>
<context>
    <name>PartView</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>A longer text without any full stop takes a tenth of a second and more to divide. A part of a thread and its place: «1 of 3»
----------
How long a part is, and how long it may be: «287 of 300»</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <extracomment>A counter and whose ruler it goes by: «287 of 300 on Bluesky»</extracomment>
        <translation>%1 en %2</translation>
    </message>
    <message numerus="yes">
        <source>%n too many</source>
        <translation>
            <numerusform>sobra %n</numerusform>
            <numerusform>sobran %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Parting</name>
    <message>
        <source>The post goes out without the images.</source>
        <translation>La publicación sale sin las imágenes.</translation>
    </message>
    <message>
        <source>The post goes out without the video.</source>
        <translation>La publicación sale sin el vídeo.</translation>
    </message>
    <message>
        <source>In %1 it goes out without the images. The others stay as they are.</source>
        <extracomment>%1 are channels</extracomment>
        <translation>En %1 sale sin las imágenes. En los demás canales no cambia nada.</translation>
    </message>
    <message>
        <source>In %1 it goes out without the video. The others stay as they are.</source>
        <extracomment>%1 are channels</extracomment>
        <translation>En %1 sale sin el vídeo. En los demás canales no cambia nada.</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Write your passphrase</source>
        <translation>Escribe tu contraseña</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Elige una contraseña</translation>
    </message>
    <message>
        <source>Calendario needs it to enter your channels. It is asked once each time Calendario starts.</source>
        <translation>Calendario la necesita para entrar en tus canales. Se pide una vez cada vez que se abre.</translation>
    </message>
    <message>
        <source>This computer has no safe place of its own for what opens your channels. It is kept encrypted with a passphrase that only you know: without it, every channel has to be signed in again.</source>
        <translation>Este equipo no tiene un sitio propio y seguro para lo que abre tus canales. Se guarda cifrado con una contraseña que solo sabes tú: sin ella hay que volver a entrar en cada canal.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>At least 8 characters; several words are easier to remember.</source>
        <translation>Al menos 8 caracteres; varias palabras se recuerdan mejor.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Otra vez la misma</translation>
    </message>
    <message>
        <source>I do not have it any more…</source>
        <translation>Ya no la tengo…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Usar esta contraseña</translation>
    </message>
    <message>
        <source>Set this passphrase</source>
        <translation>Poner esta contraseña</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Las dos no son iguales.</translation>
    </message>
</context>
<context>
    <name>PastedLinks</name>
    <message numerus="yes">
        <source>What you pasted had %n link(s) whose address is not in the text.</source>
        <translation>
            <numerusform>Lo que has pegado llevaba un enlace y su dirección no está en el texto.</numerusform>
            <numerusform>Lo que has pegado llevaba %n enlaces y sus direcciones no están en el texto.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <extracomment>%1 are the words of a link and %2 its address: «more information»: villa.es/ayudas</extracomment>
        <translation>«%1»: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Put it in Link</source>
        <extracomment>Button: put the pasted address in the post&apos;s field for its link</extracomment>
        <translation>Poner en Enlace</translation>
    </message>
    <message>
        <source>Put “%1” in Link</source>
        <extracomment>The same where there are several; %1 are the words of the link</extracomment>
        <translation>Poner «%1» en Enlace</translation>
    </message>
    <message numerus="yes">
        <source>Write the address(es) in the text</source>
        <extracomment>Button: write the addresses of the pasted links under the text</extracomment>
        <translation>
            <numerusform>Escribir la dirección en el texto</numerusform>
            <numerusform>Escribir las direcciones en el texto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write these %n addresses in the text</source>
        <extracomment>The same where only some of them are told</extracomment>
        <translation>
            <numerusform>Escribir esta dirección en el texto</numerusform>
            <numerusform>Escribir estas %n direcciones en el texto</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PauseBar</name>
    <message>
        <source>%1 turned it on: %2. Reason: %3.</source>
        <extracomment>The bar of the general pause; %1 a person, %2 «today, 12:41», %3 the reason</extracomment>
        <translation>La puso %1: %2. Motivo: %3.</translation>
    </message>
    <message>
        <source>Review and resume…</source>
        <translation>Revisar y reanudar…</translation>
    </message>
    <message>
        <source>General pause: nothing goes out on any channel.</source>
        <translation>Pausa general: no sale nada en ningún canal.</translation>
    </message>
    <message>
        <source>Too late to stop: %1.</source>
        <extracomment>%1 are posts: «Bluesky, “Water cut” (published)»</extracomment>
        <translation>Ya no se pudo parar: %1.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more: see them in the calendar.</source>
        <translation>
            <numerusform>Y una más: mírala en el calendario.</numerusform>
            <numerusform>Y %n más: míralas en el calendario.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PauseDialog</name>
    <message>
        <source>Stop everything that goes out?</source>
        <translation>¿Parar todas las salidas?</translation>
    </message>
    <message>
        <source>Nothing will go out on any channel until you resume. Nothing is erased.</source>
        <translation>No saldrá nada en ningún canal hasta que lo reanudes. No se borra nada.</translation>
    </message>
    <message>
        <source>What waits for you to publish it by hand stays with you: do not publish it meanwhile.</source>
        <translation>Lo que ya te toca publicar a mano sigue contigo: no lo publiques mientras tanto.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Parar todo</translation>
    </message>
    <message>
        <source>Go on publishing</source>
        <translation>Seguir publicando</translation>
    </message>
</context>
<context>
    <name>PeriodDialog</name>
    <message>
        <source>Declare mourning</source>
        <translation>Declarar luto</translation>
    </message>
    <message>
        <source>Another electoral period</source>
        <translation>Otro periodo electoral</translation>
    </message>
    <message>
        <source>On those days the review asks about whatever is festive. Services go on.</source>
        <translation>Esos días el repaso pregunta por lo festivo. Los servicios siguen.</translation>
    </message>
    <message>
        <source>On those days the review asks about achievements, openings and balances.</source>
        <translation>Esos días el repaso pregunta por logros, inauguraciones y balances.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To, that day included</source>
        <translation>Hasta, ese día incluido</translation>
    </message>
    <message>
        <source>For example: death of the mayor</source>
        <translation>Por ejemplo: fallecimiento de la alcaldesa</translation>
    </message>
    <message>
        <source>For example: Local elections 2027</source>
        <translation>Por ejemplo: Elecciones locales 2027</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>The decree, or its address</source>
        <translation>El decreto o su dirección web</translation>
    </message>
    <message>
        <source>The announcement, or its address</source>
        <translation>La convocatoria o su dirección web</translation>
    </message>
    <message>
        <source>Where it is published</source>
        <translation>Dónde está publicado</translation>
    </message>
    <message>
        <source>It is published: confirmed in the %1</source>
        <translation>Publicado: confirmado en el %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Declare it</source>
        <translation>Declararlo</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>From today</source>
        <translation>Desde hoy</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) from today</source>
        <translation>
            <numerusform>%n día: hoy</numerusform>
            <numerusform>%n días desde hoy</numerusform>
        </translation>
    </message>
    <message>
        <source>It would end before it begins: choose a later day.</source>
        <translation>Terminaría antes de empezar: elige un día posterior.</translation>
    </message>
</context>
<context>
    <name>PeriodsSheet</name>
    <message>
        <source>Periods and modes</source>
        <translation>Periodos y modos</translation>
    </message>
    <message>
        <source>Begin crisis mode…</source>
        <translation>Empezar modo crisis…</translation>
    </message>
    <message>
        <source>End crisis mode</source>
        <translation>Terminar modo crisis</translation>
    </message>
    <message>
        <source>Declare mourning…</source>
        <translation>Declarar luto…</translation>
    </message>
    <message>
        <source>Add an electoral period…</source>
        <translation>Añadir periodo electoral…</translation>
    </message>
    <message>
        <source>No crisis</source>
        <translation>No hay crisis</translation>
    </message>
    <message>
        <source>In a crisis only emergencies and essential services go out.</source>
        <translation>En una crisis solo salen emergencias y servicios esenciales.</translation>
    </message>
    <message>
        <source>Only emergencies and essential services go out.</source>
        <translation>Solo salen emergencias y servicios esenciales.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Change %1…</source>
        <translation>Cambiar %1…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Añadir %1</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>Añadido: %1</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Cambiado: %1</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Quitado: %1</translation>
    </message>
    <message>
        <source>Crisis mode is on: only emergencies and essential services go out.</source>
        <translation>Modo crisis en marcha: solo salen emergencias y servicios esenciales.</translation>
    </message>
    <message>
        <source>Crisis mode is over. What was held stays held until somebody looks at it in Today.</source>
        <translation>Terminó el modo crisis. Lo que se paró sigue parado hasta que alguien lo mire en Hoy.</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>Stored text</source>
        <translation>Texto guardado</translation>
    </message>
    <message>
        <source>New template…</source>
        <translation>Nueva plantilla…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>Poner en el texto</translation>
    </message>
    <message>
        <source>Nothing is called or says that.</source>
        <translation>Nada se llama así ni lo dice.</translation>
    </message>
    <message>
        <source>There are no stored texts yet.</source>
        <translation>Todavía no hay textos guardados.</translation>
    </message>
</context>
<context>
    <name>PictureCard</name>
    <message>
        <source>Not described</source>
        <extracomment>Of the picture, in px at 100 %.</extracomment>
        <translation>Sin describir</translation>
    </message>
    <message>
        <source>Image %1 of %2: %3</source>
        <extracomment>Accessible name of a picture: its number, how many there are, its description</extracomment>
        <translation>Imagen %1 de %2: %3</translation>
    </message>
    <message>
        <source>Described</source>
        <translation>Descrita</translation>
    </message>
    <message>
        <source>Names a file</source>
        <extracomment>Instead of a description there is a file&apos;s name; or one that says nothing («cartel»)</extracomment>
        <translation>Es un archivo</translation>
    </message>
    <message>
        <source>Describe it better</source>
        <translation>Descríbela mejor</translation>
    </message>
    <message>
        <source>Who cannot see it will not know what it shows.</source>
        <translation>Quien no puede verla no sabrá qué muestra.</translation>
    </message>
</context>
<context>
    <name>PictureCell</name>
    <message>
        <source>Image without description</source>
        <extracomment>Left, top, width and height, as shares of the whole.</extracomment>
        <translation>Imagen sin descripción</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>%n images that come after the last one that is seen at once</extracomment>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureGrid</name>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Not described</source>
        <extracomment>How a picture that may not be shown, or not for long, is marked.</extracomment>
        <translation>Sin describir</translation>
    </message>
    <message>
        <source>Video: %1</source>
        <translation>Vídeo: %1</translation>
    </message>
    <message numerus="yes">
        <source>in %n post(s)</source>
        <translation>
            <numerusform>en %n publicación</numerusform>
            <numerusform>en %n publicaciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanAgainDialog</name>
    <message>
        <source>Now: it goes out in 20 seconds</source>
        <translation>Ahora: sale dentro de 20 segundos</translation>
    </message>
    <message>
        <source>At another hour</source>
        <translation>A otra hora</translation>
    </message>
    <message>
        <source>Plan it again</source>
        <translation>Volver a programar</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Channel of the preview</source>
        <translation>Canal de la vista previa</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Carpeta de archivos</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>%1 File</source>
        <translation>Archivo %1</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Acceso directo</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <extracomment>The dialog that chooses files, where the system has none of its own</extracomment>
        <translation>&amp;Buscar en:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Tipo de archivos:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nombre de archivo:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Carpeta:</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <extracomment>Names of keys as they stand on a Spanish keyboard, short</extracomment>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>RePág</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>AvPág</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retroceso</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Use in a new post</source>
        <translation>Usar en una publicación nueva</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Do not use any more</source>
        <translation>No usar más</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Volver a usar</translation>
    </message>
    <message>
        <source>To fill in: %1</source>
        <translation>Para rellenar: %1</translation>
    </message>
    <message>
        <source>Category: %1</source>
        <translation>Categoría: %1</translation>
    </message>
    <message numerus="yes">
        <source>It rests %n day(s)</source>
        <translation>
            <numerusform>Descansa %n día</numerusform>
            <numerusform>Descansa %n días</numerusform>
        </translation>
    </message>
    <message>
        <source>It expires on %1</source>
        <translation>Caduca el %1</translation>
    </message>
    <message>
        <source>Topic: %1</source>
        <translation>Tema: %1</translation>
    </message>
    <message>
        <source>Who answers for it: %1</source>
        <translation>Quién responde de ella: %1</translation>
    </message>
    <message>
        <source>Approved on %1</source>
        <translation>Aprobada el %1</translation>
    </message>
    <message>
        <source>It is not written: %1</source>
        <translation>No se escribe: %1</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message numerus="yes">
        <source>And %n more file(s): %1.</source>
        <extracomment>More sentences push the text away; of the rest the names are told. %1 are names of files</extracomment>
        <translation>
            <numerusform>Y %n archivo más: %1.</numerusform>
            <numerusform>Y %n archivos más: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not added. Your text stays as it was.</source>
        <translation>
            <numerusform>No se ha añadido %n archivo. Tu texto sigue como estaba.</numerusform>
            <numerusform>No se han añadido %n archivos. Tu texto sigue como estaba.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Rename the channel</source>
        <translation>Cambiar el nombre del canal</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Only here: on the network nothing changes.</source>
        <translation>Solo aquí: en la red no cambia nada.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Rellena esto.</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Replace “%1”?</source>
        <translation>¿Sustituir «%1»?</translation>
    </message>
    <message>
        <source>There is a file of that name in the folder. What it holds would be lost.</source>
        <translation>En la carpeta ya hay un archivo con ese nombre. Se perdería lo que contiene.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Sustituir</translation>
    </message>
</context>
<context>
    <name>RescheduleDialog</name>
    <message>
        <source>It had %1, which has passed.</source>
        <translation>Tenía %1, y ya ha pasado.</translation>
    </message>
    <message>
        <source>Now it has %1.</source>
        <translation>Ahora tiene %1.</translation>
    </message>
    <message>
        <source>Change the time</source>
        <translation>Cambiar la hora</translation>
    </message>
</context>
<context>
    <name>RetireDialog</name>
    <message>
        <source>Disconnect %1?</source>
        <translation>¿Desconectar %1?</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) planned there will be a draft again.</source>
        <translation>
            <numerusform>Hay %n programada ahí; quedará como borrador.</numerusform>
            <numerusform>Hay %n programadas ahí; quedarán como borrador.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is planned there.</source>
        <translation>No hay nada programado ahí.</translation>
    </message>
    <message>
        <source>What is published is not touched. Its keys are erased from this computer.</source>
        <translation>Lo publicado no se toca. Lo que abre el canal se borra de este equipo.</translation>
    </message>
    <message>
        <source>To take the permission back in %1 too, do it there, in the settings of the account.</source>
        <extracomment>%1 is a network: the permission can be withdrawn there too</extracomment>
        <translation>Para retirar el permiso también en %1, hazlo allí, en los ajustes de la cuenta.</translation>
    </message>
    <message>
        <source>Do not disconnect</source>
        <translation>No desconectar</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Desconectar</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review and resume</source>
        <translation>Revisar y reanudar</translation>
    </message>
    <message>
        <source>Stay on hold</source>
        <translation>Seguir en pausa</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Resume without publications</source>
        <translation>Reanudar sin publicaciones</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message numerus="yes">
        <source>Resume %n post(s)</source>
        <translation>
            <numerusform>Reanudar %n publicación</numerusform>
            <numerusform>Reanudar %n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) without a decision: nothing goes out until each one has it.</source>
        <translation>
            <numerusform>Falta decidir %n publicación: no sale nada hasta que todas tengan decisión.</numerusform>
            <numerusform>Falta decidir %n publicaciones: no sale nada hasta que todas tengan decisión.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is decided. Nothing goes out before you press the button.</source>
        <translation>Está todo decidido. No sale nada antes de que pulses el botón.</translation>
    </message>
    <message>
        <source>Nothing is on hold. When you resume, what you plan will go out at its hour.</source>
        <translation>No hay nada en pausa. Al reanudar, lo que programes saldrá a su hora.</translation>
    </message>
    <message>
        <source>Everything stays on hold: one of the posts could not be decided.</source>
        <translation>Todo sigue en pausa: una de las publicaciones no se ha podido decidir.</translation>
    </message>
    <message numerus="yes">
        <source>Going out again: %n post(s) at their hour.</source>
        <translation>
            <numerusform>Vuelve a salir a su hora %n publicación.</numerusform>
            <numerusform>Vuelven a salir a su hora %n publicaciones.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RightsDialog</name>
    <message>
        <source>Licence and consents of the image</source>
        <translation>Licencia y permisos de la imagen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
</context>
<context>
    <name>RightsForm</name>
    <message>
        <source>Somebody can be recognised</source>
        <translation>Se reconoce a alguien</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Author or source</source>
        <translation>Autor o fuente</translation>
    </message>
    <message>
        <source>Note for the office</source>
        <translation>Nota para la oficina</translation>
    </message>
    <message>
        <source>Add a consent…</source>
        <translation>Añadir un permiso…</translation>
    </message>
    <message>
        <source>%1: it cannot go out</source>
        <extracomment>%1 how a picture stands: «Without consent»</extracomment>
        <translation>%1: no puede salir</translation>
    </message>
</context>
<context>
    <name>RulesAnewDialog</name>
    <message>
        <source>Begin the rules anew?</source>
        <translation>¿Empezar de nuevo las normas?</translation>
    </message>
    <message>
        <source>If somebody in the team has a newer Calendario, update this one: it will read them.</source>
        <translation>Si alguien del equipo tiene un Calendario más nuevo, actualiza este: podrá leerlas.</translation>
    </message>
    <message>
        <source>Otherwise write them again, or import them from a file. The old ones are put aside.</source>
        <translation>Si no, escríbelas otra vez o impórtalas de un archivo. Las de antes quedan guardadas aparte.</translation>
    </message>
    <message>
        <source>Until you say so again, nobody knows here of a crisis, a mourning or an election.</source>
        <translation>Hasta que lo digas otra vez, aquí no consta si hay crisis, luto o elecciones.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo como está</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Empezar de nuevo</translation>
    </message>
</context>
<context>
    <name>RulesImportDialog</name>
    <message>
        <source>Take in these rules?</source>
        <translation>¿Incorporar estas normas?</translation>
    </message>
    <message>
        <source>There is nothing to take in</source>
        <translation>No hay nada que incorporar</translation>
    </message>
    <message>
        <source>Hashtags are no rules any more: write those of this file in Reusable texts.</source>
        <translation>Las etiquetas ya no son normas: escribe las de este archivo en Reutilizables.</translation>
    </message>
    <message>
        <source>The file says what your rules say already.</source>
        <translation>El archivo dice lo mismo que tus normas.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>This would change:</source>
        <translation>Esto cambiaría:</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything else stays as it is. It can be undone.</source>
        <translation>Lo demás se queda como está. Se puede deshacer.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Incorporar</translation>
    </message>
    <message>
        <source>Goes: %1</source>
        <translation>Se quita: %1</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Antes: %1</translation>
    </message>
    <message>
        <source>Comes: %1</source>
        <translation>Se añade: %1</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>Después: %1</translation>
    </message>
</context>
<context>
    <name>RulesSheet</name>
    <message>
        <source>House rules</source>
        <translation>Normas de la casa</translation>
    </message>
    <message>
        <source>How your institution writes, for everybody who uses this calendar. The review goes by it.</source>
        <translation>Cómo escribe tu entidad, para todos los que usan este calendario. El repaso se guía por ello.</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Region, for its holidays</source>
        <translation>Comunidad o región, por sus festivos</translation>
    </message>
    <message>
        <source>How people are spoken to</source>
        <translation>Cómo se habla a la gente</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Horas de silencio</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silencio desde</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silencio hasta</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>What is planned for those hours is asked about in the review, emergencies aside.</source>
        <translation>Si algo se programa a esas horas, el repaso lo pregunta; las emergencias, no.</translation>
    </message>
    <message>
        <source>Everything is said in</source>
        <translation>Todo se dice en</translation>
    </message>
    <message>
        <source>Do not plan while one is missing</source>
        <translation>No programar si falta alguna</translation>
    </message>
    <message>
        <source>Country: %1</source>
        <translation>País: %1</translation>
    </message>
    <message>
        <source>Region: %1</source>
        <translation>Comunidad o región: %1</translation>
    </message>
    <message>
        <source>How people are spoken to: %1</source>
        <translation>Cómo se habla a la gente: %1</translation>
    </message>
    <message>
        <source>They begin and end at the same hour: change one of them.</source>
        <translation>Empiezan y acaban a la misma hora: cambia una de las dos.</translation>
    </message>
    <message>
        <source>Quiet hours: %1</source>
        <translation>Horas de silencio: %1</translation>
    </message>
    <message>
        <source>Everything is said in: %1</source>
        <translation>Todo se dice en: %1</translation>
    </message>
    <message>
        <source>Nothing can be planned while a language is missing.</source>
        <translation>Nada se puede programar mientras falte una lengua.</translation>
    </message>
    <message>
        <source>What lacks a language is told, and can be planned.</source>
        <translation>Si falta una lengua se avisa, y se puede programar.</translation>
    </message>
</context>
<context>
    <name>SaidOutDialog</name>
    <message numerus="yes">
        <source>Have you seen all %n parts of “%1” in %2?</source>
        <extracomment>Of a thread, which is always of two or more; %1 a post&apos;s title, %2 a channel</extracomment>
        <translation>
            <numerusform>¿Has visto la única parte (%n) de «%1» en %2?</numerusform>
            <numerusform>¿Has visto las %n partes de «%1» en %2?</numerusform>
        </translation>
    </message>
    <message>
        <source>Have you seen “%1” in %2?</source>
        <extracomment>%1 a post&apos;s title, %2 a channel</extracomment>
        <translation>¿Has visto «%1» en %2?</translation>
    </message>
    <message>
        <source>All of it will count as published, and no part will be sent any more.</source>
        <translation>Constará publicado entero y no se enviará ninguna parte más.</translation>
    </message>
    <message>
        <source>It will count as published and will not be sent again.</source>
        <translation>Contará como publicada y no se enviará otra vez.</translation>
    </message>
    <message>
        <source>Link, if you have it at hand</source>
        <translation>Enlace, si lo tienes a mano</translation>
    </message>
    <message>
        <source>Yes, every part is there</source>
        <translation>Sí, están todas las partes</translation>
    </message>
    <message>
        <source>Optional.</source>
        <translation>No es obligatorio.</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>Yes, it is published</source>
        <translation>Sí, está publicada</translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>Going out today</source>
        <extracomment>Title of the day&apos;s table</extracomment>
        <translation>Sale hoy</translation>
    </message>
    <message>
        <source>See the week</source>
        <translation>Ver la semana</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <extracomment>Part of «5 posts: 2 to decide, 3 to go out»</extracomment>
        <translation>
            <numerusform>%n por decidir</numerusform>
            <numerusform>%n por decidir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to go out</source>
        <extracomment>Part of «5 posts: 2 to decide, 3 to go out»</extracomment>
        <translation>
            <numerusform>%n por salir</numerusform>
            <numerusform>%n por salir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n published</source>
        <extracomment>Part of «5 posts: 2 to decide, 3 published»</extracomment>
        <translation>
            <numerusform>%n publicada</numerusform>
            <numerusform>%n publicadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not go out</source>
        <extracomment>Part of «5 posts: 2 published, 3 did not go out»: nobody is asked about them</extracomment>
        <translation>
            <numerusform>%n no salió</numerusform>
            <numerusform>%n no salieron</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) apart</source>
        <extracomment>After the count of posts: drafts dated today, which do not go out</extracomment>
        <translation>
            <numerusform>%n borrador aparte</numerusform>
            <numerusform>%n borradores aparte</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing goes out today. The next one: %1.</source>
        <translation>Hoy no sale nada. La próxima: %1.</translation>
    </message>
    <message>
        <source>Nothing goes out today and nothing is planned.</source>
        <translation>Hoy no sale nada y no hay nada programado.</translation>
    </message>
    <message>
        <source>Everything is on hold: nothing goes out until you resume.</source>
        <translation>Todo está en pausa: no sale nada hasta que reanudes.</translation>
    </message>
    <message>
        <source>Leave this computer on until %1. After that, today nothing goes out by itself.</source>
        <extracomment>%1 an hour</extracomment>
        <translation>Deja este equipo encendido hasta las %1. Después, hoy no sale nada solo.</translation>
    </message>
    <message>
        <source>Everything of today is published.</source>
        <translation>Todo lo de hoy está publicado.</translation>
    </message>
    <message numerus="yes">
        <source>Leave this computer on: %n post(s) whose hour has passed still go out.</source>
        <translation>
            <numerusform>Deja este equipo encendido: %n publicación con la hora ya pasada va a salir todavía.</numerusform>
            <numerusform>Deja este equipo encendido: %n publicaciones con la hora ya pasada van a salir todavía.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last one of today, at %1.</source>
        <extracomment>%1 an hour; after «Leave this computer on: 1 post whose hour has passed still goes out.»</extracomment>
        <translation>La última de hoy, a las %1.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Town hall</source>
        <translation>Ayuntamiento</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Who uses it</source>
        <translation>Quién lo usa</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Change the name, the time zone or the person</source>
        <translation>Cambiar el nombre, el huso horario o la persona</translation>
    </message>
    <message>
        <source>As it stands on your web page and in what you see here.</source>
        <translation>Como figura en tu página web y en lo que ves aquí.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Enlaces</translation>
    </message>
    <message>
        <source>Check the links while I write</source>
        <translation>Comprobar los enlaces mientras escribo</translation>
    </message>
    <message>
        <source>Two seconds after you stop writing, this computer opens the linked page to see whether it exists and what its card will show. Without the internet nothing is checked, and nothing waits.</source>
        <translation>Dos segundos después de dejar de escribir, este ordenador abre la página enlazada para ver si existe y qué mostrará su tarjeta. Sin internet no se comprueba nada, y nada espera.</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Al cerrar la ventana</translation>
    </message>
    <message>
        <source>Ask, if something still has to go out</source>
        <translation>Preguntar, si queda algo por salir</translation>
    </message>
    <message>
        <source>Go on in the background: what is planned goes out</source>
        <translation>Seguir en segundo plano: lo programado sale</translation>
    </message>
    <message>
        <source>Stop: nothing goes out until it is opened again</source>
        <translation>Parar: no sale nada hasta que se abra otra vez</translation>
    </message>
    <message>
        <source>What is planned</source>
        <translation>Lo programado</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Copia de seguridad</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Guardar copia…</translation>
    </message>
    <message>
        <source>One file with the texts, the calendar and the images. The keys of the channels are not in it.</source>
        <translation>Un fichero con los textos, el calendario y las imágenes. No lleva lo que abre tus canales.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>The calendar is in %1</source>
        <translation>El calendario está en %1</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>Copias de seguridad (*.zip)</translation>
    </message>
    <message>
        <source>Save a backup</source>
        <translation>Guardar una copia de seguridad</translation>
    </message>
    <message>
        <source>The backup is in %1</source>
        <translation>La copia de seguridad está en %1</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>What goes out from this computer</source>
        <translation>Lo que sale desde este equipo</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>done and planned / target</source>
        <translation>hecho y previsto / objetivo</translation>
    </message>
    <message>
        <source>See them</source>
        <extracomment>Link beside the number of drafts without a date</extracomment>
        <translation>Verlos</translation>
    </message>
    <message>
        <source>The hour is right</source>
        <translation>La hora está bien</translation>
    </message>
    <message>
        <source>done and planned</source>
        <translation>hecho y previsto</translation>
    </message>
    <message>
        <source>No channel has a target or a post in this week.</source>
        <translation>Ningún canal tiene frecuencia ni publicaciones esta semana.</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) without a date</source>
        <translation>
            <numerusform>%n borrador sin fecha</numerusform>
            <numerusform>%n borradores sin fecha</numerusform>
        </translation>
    </message>
    <message>
        <source>No drafts without a date</source>
        <translation>Ningún borrador sin fecha</translation>
    </message>
    <message>
        <source>What was planned waits for you to decide, post by post.</source>
        <translation>Lo programado espera a que decidas, una por una.</translation>
    </message>
    <message>
        <source>General pause: nothing goes out</source>
        <translation>Pausa general: no sale nada</translation>
    </message>
    <message>
        <source>Publishing starts…</source>
        <translation>Poniendo en marcha las salidas…</translation>
    </message>
    <message>
        <source>It takes a few seconds.</source>
        <translation>Tarda unos segundos.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) would not go out. What passes its hour will ask you.</source>
        <translation>
            <numerusform>%n publicación no saldría. Lo que pase de su hora te lo preguntaremos.</numerusform>
            <numerusform>%n publicaciones no saldrían. Lo que pase de su hora te lo preguntaremos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is waiting to go out.</source>
        <translation>No hay nada esperando para salir.</translation>
    </message>
    <message>
        <source>Nothing goes out from this computer now</source>
        <translation>Ahora no sale nada desde este equipo</translation>
    </message>
    <message>
        <source>This computer&apos;s hour: %1, %2 of %3.</source>
        <extracomment>%1 an hour, %2 a day, %3 a year</extracomment>
        <translation>Hora de este equipo: %1, %2 de %3.</translation>
    </message>
    <message>
        <source>Nothing goes out: is the hour of this computer right?</source>
        <translation>No sale nada: ¿está bien la hora de este equipo?</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) whose hour has passed wait for their turn and go out.</source>
        <translation>
            <numerusform>%n publicación con la hora ya pasada espera su turno para salir.</numerusform>
            <numerusform>%n publicaciones con la hora ya pasada esperan su turno para salir.</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: %1.</source>
        <translation>Próxima: %1.</translation>
    </message>
    <message>
        <source>This computer must stay on and awake until %1.</source>
        <translation>Este equipo tiene que seguir encendido y sin suspender hasta las %1.</translation>
    </message>
    <message>
        <source>At that hour this computer must be on and awake.</source>
        <translation>A esa hora este equipo tiene que estar encendido y sin suspender.</translation>
    </message>
    <message>
        <source>Nothing is planned. What you plan goes out while this computer is on.</source>
        <translation>No hay nada programado. Lo que programes sale mientras este equipo esté encendido.</translation>
    </message>
    <message>
        <source>Calendario keeps it awake until the next one is out; closing its lid still puts it to sleep.</source>
        <translation>Calendario no deja que se duerma hasta que salga lo próximo; si bajas la tapa, se duerme igual.</translation>
    </message>
    <message>
        <source>The service of this computer publishes.</source>
        <translation>Publica el servicio de este equipo.</translation>
    </message>
    <message>
        <source>The rest is on hold at its hour and asks you here.</source>
        <translation>Lo demás se retiene a su hora y te pregunta aquí.</translation>
    </message>
    <message>
        <source>Crisis: only emergencies and essential services go out</source>
        <translation>Crisis: solo salen emergencias y servicios esenciales</translation>
    </message>
    <message>
        <source>It is on hold at its hour and asks you here.</source>
        <translation>Se retiene a su hora y te pregunta aquí.</translation>
    </message>
    <message>
        <source>Mourning: no festivities go out</source>
        <translation>Luto: no sale nada festivo</translation>
    </message>
    <message>
        <source>Each post goes out by itself at its hour</source>
        <translation>Cada publicación sale sola a su hora</translation>
    </message>
</context>
<context>
    <name>SignatureDialog</name>
    <message>
        <source>Signature of %1</source>
        <translation>Firma de %1</translation>
    </message>
    <message>
        <source>What goes at the end of each post</source>
        <translation>Lo que va al final de cada publicación</translation>
    </message>
    <message>
        <source>It counts as part of the text. It also goes with what is planned and has not gone out yet.</source>
        <translation>Cuenta como parte del texto. También irá en lo que está programado y aún no ha salido.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>For example: More on our web page, ayuntamiento.es</source>
        <translation>Por ejemplo: Más información en nuestra web, ayuntamiento.es</translation>
    </message>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n carácter</numerusform>
            <numerusform>%n caracteres</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes %1 of the %2 characters of a post</source>
        <extracomment>%1 what a signature takes, %2 what fits in a post</extracomment>
        <translation>Ocupa %1 de los %2 caracteres de una publicación</translation>
    </message>
    <message>
        <source>It takes more than half of the post: shorten it.</source>
        <translation>Ocupa más de la mitad de la publicación: acórtala.</translation>
    </message>
</context>
<context>
    <name>SlotRow</name>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Take this day and hour away</source>
        <translation>Quitar este día y hora</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>The team&apos;s server is back. What you wrote meanwhile is there.</source>
        <translation>El servidor del equipo ha vuelto. Lo que escribiste mientras tanto ya está allí.</translation>
    </message>
    <message>
        <source>The team&apos;s server is back.</source>
        <translation>El servidor del equipo ha vuelto.</translation>
    </message>
    <message numerus="yes">
        <source>Today, %n waiting for you</source>
        <translation>
            <numerusform>Hoy, %n espera tu decisión</numerusform>
            <numerusform>Hoy, %n esperan tu decisión</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Channels, %n need(s) you to sign in</source>
        <translation>
            <numerusform>Canales, en %n hay que volver a entrar</numerusform>
            <numerusform>Canales, en %n hay que volver a entrar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Draft</source>
        <extracomment>The state of a publication -&gt; its look, a key of `STATE`.</extracomment>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Waiting for approval</source>
        <translation>Pendiente de visto bueno</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Devuelta</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Programada</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>Te toca a ti</translation>
    </message>
    <message>
        <source>Going out…</source>
        <translation>Saliendo…</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicada</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>Por confirmar</translation>
    </message>
    <message>
        <source>Did not go out</source>
        <translation>No salió</translation>
    </message>
    <message>
        <source>Was not published</source>
        <translation>No se publicó</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Descartada</translation>
    </message>
</context>
<context>
    <name>StoredText</name>
    <message>
        <source>Stored text</source>
        <translation>Texto guardado</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Nothing is left to fill in.</source>
        <translation>No queda nada por rellenar.</translation>
    </message>
    <message>
        <source>It is among the templates: “%1”.</source>
        <translation>Ya está entre las plantillas: «%1».</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Show the whole notice</source>
        <extracomment>Where there is no room: its heading on one line, and the way to the rest</extracomment>
        <translation>Ver el aviso entero</translation>
    </message>
    <message>
        <source>Show less of the notice</source>
        <translation>Ver menos del aviso</translation>
    </message>
</context>
<context>
    <name>TeamDoorDialog</name>
    <message>
        <source>Password</source>
        <extracomment>What is answered here, when a calendar of a team is opened.</extracomment>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Write your passphrase</source>
        <translation>Escribe tu contraseña</translation>
    </message>
    <message>
        <source>It opens the keys of this computer, with that of your team&apos;s calendar.</source>
        <translation>Abre lo que este ordenador guarda cifrado: la entrada a tus canales y al calendario de tu equipo.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Write the password of your team&apos;s calendar</source>
        <translation>Escribe la contraseña del calendario de tu equipo</translation>
    </message>
    <message>
        <source>The keys of this computer cannot be opened any more, and it begins with new ones: connect its channels again afterwards. Your team&apos;s calendar is as it was.</source>
        <translation>Lo que abría los canales de este ordenador ya no se puede leer y se empieza de nuevo: después, vuelve a conectar sus canales. El calendario de tu equipo está como estaba.</translation>
    </message>
    <message>
        <source>The server does not take the one this computer has; perhaps it was changed.</source>
        <translation>El servidor no acepta la que tiene este ordenador; puede que la hayan cambiado.</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Rellena esto.</translation>
    </message>
</context>
<context>
    <name>TeamSheet</name>
    <message>
        <source>Where the calendar is</source>
        <translation>Dónde está el calendario</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>En este ordenador</translation>
    </message>
    <message>
        <source>On the server %1, with your team</source>
        <translation>En el servidor %1, con tu equipo</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>Join my team&apos;s calendar…</source>
        <translation>Unirme al calendario de mi equipo…</translation>
    </message>
    <message>
        <source>Several people and several computers with one calendar, on a server of your organisation.</source>
        <translation>Varias personas y varios ordenadores con un solo calendario, en un servidor de tu entidad.</translation>
    </message>
    <message>
        <source>Go back…</source>
        <translation>Volver…</translation>
    </message>
    <message>
        <source>Go back to a calendar of this computer</source>
        <translation>Volver a un calendario de este ordenador</translation>
    </message>
    <message>
        <source>A calendar of this computer instead, or your team&apos;s brought here with everything.</source>
        <translation>Un calendario de este ordenador en su lugar, o el de tu equipo traído aquí con todo.</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>%1, on %2</source>
        <extracomment>An hour and the channels it goes out on</extracomment>
        <translation>%1, en %2</translation>
    </message>
    <message>
        <source>On hold until the pause ends: %1</source>
        <extracomment>Planned while the general pause is on</extracomment>
        <translation>En pausa hasta que se reanude: %1</translation>
    </message>
    <message>
        <source>Planned: %1</source>
        <translation>Programada: %1</translation>
    </message>
    <message>
        <source>Base text</source>
        <extracomment>Heading above the text that all channels follow, where several texts are copied at once</extracomment>
        <translation>Texto base</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>Name</source>
        <extracomment>Problems that are about the text.</extracomment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Put in braces what changes each time: {fecha}, {lugar}. It does not go out until it is filled in.</source>
        <translation>Pon entre llaves lo que cambia cada vez: {fecha}, {lugar}. No sale hasta que se rellena.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>No category</extracomment>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
</context>
<context>
    <name>TextToPaste</name>
    <message>
        <source>Part %1 of %2</source>
        <extracomment>A part of a thread and its place: «Part 1 of 3»</extracomment>
        <translation>Parte %1 de %2</translation>
    </message>
    <message>
        <source>Text to paste</source>
        <extracomment>Names the box for who cannot see it</extracomment>
        <translation>Texto para pegar</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copiar el texto</translation>
    </message>
    <message>
        <source>Copy part %1</source>
        <translation>Copiar la parte %1</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <extracomment>Under a part of a thread, after its length: it is in the clipboard</extracomment>
        <translation>
            <numerusform>%n carácter</numerusform>
            <numerusform>%n caracteres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 characters</source>
        <extracomment>Length of a text: %1 characters of the %2 that fit</extracomment>
        <translation>%1 de %2 caracteres</translation>
    </message>
    <message numerus="yes">
        <source>: %n too many</source>
        <extracomment>After «4200 of 4096 characters»: how many have to go</extracomment>
        <translation>
            <numerusform>: sobra %n</numerusform>
            <numerusform>: sobran %n</numerusform>
        </translation>
    </message>
    <message>
        <source>copied</source>
        <translation>copiada</translation>
    </message>
</context>
<context>
    <name>Timing</name>
    <message>
        <source>When it goes out</source>
        <translation>Cuándo sale</translation>
    </message>
    <message>
        <source>Day it goes out</source>
        <translation>Día en que sale</translation>
    </message>
    <message>
        <source>Hour it goes out</source>
        <translation>Hora a la que sale</translation>
    </message>
    <message>
        <source>Leave without a date</source>
        <translation>Dejar sin fecha</translation>
    </message>
    <message>
        <source>Set a date</source>
        <translation>Poner fecha</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>No category</extracomment>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>More about the hour</source>
        <translation>Más sobre la hora</translation>
    </message>
    <message>
        <source>Hours of your plan</source>
        <extracomment>Before the hours of the plan that are free</extracomment>
        <translation>Horas de tu plan</translation>
    </message>
    <message>
        <source>The next free hours among the weekly ones of the chosen channels.</source>
        <translation>Las próximas horas libres entre las semanales de los canales elegidos.</translation>
    </message>
    <message>
        <source>Do not publish after</source>
        <translation>No publicar después de</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Última hora</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Categoría</translation>
    </message>
    <message>
        <source>today, %1</source>
        <extracomment>An hour proposed for today</extracomment>
        <translation>hoy, %1</translation>
    </message>
    <message>
        <source>Day it goes out in %1</source>
        <extracomment>%1 is a channel</extracomment>
        <translation>Día en que sale en %1</translation>
    </message>
    <message>
        <source>Hour it goes out in %1</source>
        <translation>Hora a la que sale en %1</translation>
    </message>
    <message>
        <source>At the same hour as the others</source>
        <translation>A la misma hora que los demás</translation>
    </message>
    <message>
        <source>Another hour in %1</source>
        <extracomment>%1 is a channel</extracomment>
        <translation>Otra hora en %1</translation>
    </message>
    <message>
        <source>Choose at least one channel to plan it.</source>
        <translation>Elige al menos un canal para programarla.</translation>
    </message>
    <message numerus="yes">
        <source>%1 goes out by itself if this computer is on.</source>
        <extracomment>%1 are channels: “BS, MA”</extracomment>
        <translation>
            <numerusform>%1 sale solo si este equipo está encendido.</numerusform>
            <numerusform>%1 salen solos si este equipo está encendido.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, by hand: we will tell you.</source>
        <translation>%1, a mano: te avisaremos.</translation>
    </message>
</context>
<context>
    <name>TitleField</name>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Hoy, %1</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>Nueva publicación</translation>
    </message>
    <message>
        <source>They need your decision</source>
        <translation>Necesitan tu decisión</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s). Nothing will be done with them until you choose.</source>
        <translation>
            <numerusform>%n publicación. No se hará nada con ella hasta que elijas.</numerusform>
            <numerusform>%n publicaciones. No se hará nada con ellas hasta que elijas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more to publish by hand.</source>
        <extracomment>After «2 posts. Nothing will be done with them until you choose.»</extracomment>
        <translation>
            <numerusform>Otra, por publicar a mano.</numerusform>
            <numerusform>Otras %n, por publicar a mano.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>Te toca a ti</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) to publish by hand.</source>
        <translation>
            <numerusform>%n publicación por publicar a mano.</numerusform>
            <numerusform>%n publicaciones por publicar a mano.</numerusform>
        </translation>
    </message>
    <message>
        <source>Frequency saved.</source>
        <translation>Frecuencia guardada.</translation>
    </message>
    <message>
        <source>The access to %1 ends on %2.</source>
        <extracomment>%1 is a channel, %2 a day: «Wednesday 25 November»</extracomment>
        <translation>El acceso a %1 caduca el %2.</translation>
    </message>
    <message>
        <source>The access to %1 ended.</source>
        <translation>El acceso a %1 ha caducado.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) wait for it.</source>
        <translation>
            <numerusform>Una publicación lo espera.</numerusform>
            <numerusform>%n publicaciones lo esperan.</numerusform>
        </translation>
    </message>
    <message>
        <source>See the channels</source>
        <translation>Ver los canales</translation>
    </message>
    <message>
        <source>Sign in again there; until then nothing is lost: what cannot go out waits for you.</source>
        <translation>Vuelve a entrar allí. Hasta entonces no se pierde nada: lo que no pueda salir te espera.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>The calendar cannot be read now</source>
        <translation>Ahora no se puede leer el calendario</translation>
    </message>
</context>
<context>
    <name>ToldStrip</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation>Ocultar este aviso</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Calendario</source>
        <translation>Abrir Calendario</translation>
    </message>
    <message>
        <source>General pause…</source>
        <translation>Pausa general…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Cerrar Calendario</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>Sin fecha</translation>
    </message>
    <message>
        <source>What you save without a date will appear here.</source>
        <translation>Lo que guardes sin fecha aparecerá aquí.</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n borrador</numerusform>
            <numerusform>%n borradores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>The calendar cannot be opened</source>
        <extracomment>Another folder would have to be named: restoring a copy into this one would be refused too.</extracomment>
        <translation>El calendario no se puede abrir</translation>
    </message>
    <message>
        <source>It is in %1</source>
        <translation>Está en %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Abrir su carpeta</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurar una copia de seguridad…</translation>
    </message>
    <message>
        <source>Another calendar…</source>
        <extracomment>In the place of the team&apos;s, which cannot be opened</extracomment>
        <translation>Otro calendario…</translation>
    </message>
    <message>
        <source>Go back to a calendar of this computer…</source>
        <translation>Volver a un calendario de este ordenador…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>TypingHelp</name>
    <message>
        <source>Hashtags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message numerus="yes">
        <source>%n broken line(s) joined</source>
        <translation>
            <numerusform>se ha unido una línea cortada</numerusform>
            <numerusform>se han unido %n líneas cortadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invisible character(s) left out</source>
        <translation>
            <numerusform>se ha quitado un carácter invisible</numerusform>
            <numerusform>se han quitado %n caracteres invisibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fancy letter(s) made plain</source>
        <translation>
            <numerusform>se ha hecho normal una letra de adorno</numerusform>
            <numerusform>se han hecho normales %n letras de adorno</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bullet(s) made a dash</source>
        <translation>
            <numerusform>se ha cambiado una viñeta por un guion</numerusform>
            <numerusform>se han cambiado %n viñetas por guiones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged character(s) left out</source>
        <translation>
            <numerusform>se ha quitado un carácter dañado</numerusform>
            <numerusform>se han quitado %n caracteres dañados</numerusform>
        </translation>
    </message>
    <message>
        <source>Of what you pasted: %1.</source>
        <extracomment>What was done to a pasted text; %1 a list: «6 broken lines joined and 3 invisible characters left out»</extracomment>
        <translation>En lo que has pegado %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>What you copied is too long to be a post: it was not pasted.</source>
        <translation>Lo que has copiado es demasiado largo para una publicación: no se ha pegado.</translation>
    </message>
    <message>
        <source>It has %1 million characters, and at most %2 are taken. The clipboard still has it.</source>
        <translation>Tiene %1 millones de caracteres y como mucho caben %2. Sigue en el portapapeles.</translation>
    </message>
</context>
<context>
    <name>UnconfirmedDialog</name>
    <message>
        <source>%1, part %2 of %3</source>
        <extracomment>One part of a thread, named within a question: %1 a post&apos;s title, %2 its number, %3 how many there are</extracomment>
        <translation>%1, parte %2 de %3</translation>
    </message>
    <message>
        <source>Is “%1” in %2?</source>
        <extracomment>%1 a post&apos;s title, %2 a channel</extracomment>
        <translation>¿Está «%1» en %2?</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>Look on the network</source>
        <translation>Mirar en la red</translation>
    </message>
    <message>
        <source>It is not there: plan it again…</source>
        <translation>No está: volver a programar…</translation>
    </message>
    <message>
        <source>It is published</source>
        <translation>Está publicada</translation>
    </message>
    <message>
        <source>Calendario cannot read %1: look there yourself.</source>
        <translation>Calendario no puede leer %1: míralo tú allí.</translation>
    </message>
    <message>
        <source>Reading what %1 shows…</source>
        <translation>Leyendo lo que hay en %1…</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Lo que se envió</translation>
    </message>
    <message numerus="yes">
        <source>%n tries.</source>
        <translation>
            <numerusform>Un intento.</numerusform>
            <numerusform>%n intentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Content warning: %1</source>
        <translation>Aviso de contenido: %1</translation>
    </message>
    <message>
        <source>Image without description</source>
        <translation>Imagen sin descripción</translation>
    </message>
    <message>
        <source>What there is in %1</source>
        <extracomment>%1 a channel</extracomment>
        <translation>Lo que hay en %1</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Leer otra vez</translation>
    </message>
    <message>
        <source>Underlined: words that are only here.</source>
        <translation>Subrayado: lo que está en un texto y no en el otro.</translation>
    </message>
    <message>
        <source>Read since: %1. This is what there is:</source>
        <extracomment>Of a thread that is there; %1 «today, 9:28»</extracomment>
        <translation>Leído desde: %1. Lo que hay es esto:</translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) there may be this one.</source>
        <translation>
            <numerusform>Hay una que puede ser esta.</numerusform>
            <numerusform>Hay %n que pueden ser esta: elige cuál es.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing there is like it. Read since: %1. This is what there is:</source>
        <extracomment>%1 «today, 9:28»</extracomment>
        <translation>No hay nada parecido. Leído desde: %1. Lo que hay es esto:</translation>
    </message>
    <message>
        <source>There is nothing. Read since: %1.</source>
        <extracomment>%1 «today, 9:28»</extracomment>
        <translation>No hay nada. Leído desde: %1.</translation>
    </message>
    <message>
        <source>The network may not have shown everything.</source>
        <translation>Puede que la red no lo haya enseñado todo.</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Ninguna de estas</translation>
    </message>
    <message numerus="yes">
        <source>and %n more, less like it</source>
        <translation>
            <numerusform>y otra, menos parecida</numerusform>
            <numerusform>y %n más, menos parecidas</numerusform>
        </translation>
    </message>
    <message>
        <source>part %1 of this thread, known to be there</source>
        <extracomment>Of a thread; %1 the number of a part</extracomment>
        <translation>parte %1 de este hilo: ya está</translation>
    </message>
    <message>
        <source>another publication of this calendar</source>
        <translation>es otra publicación de este calendario</translation>
    </message>
    <message>
        <source>the same words</source>
        <translation>las mismas palabras</translation>
    </message>
    <message>
        <source>nearly the same words</source>
        <translation>casi las mismas palabras</translation>
    </message>
    <message>
        <source>other words</source>
        <translation>otras palabras</translation>
    </message>
    <message>
        <source>If only part %1 is there, mark it in the list, and the rest goes out after it.</source>
        <extracomment>Of a thread; %1 the number of a part</extracomment>
        <translation>Si solo está la parte %1, márcala en la lista y el resto saldrá a continuación.</translation>
    </message>
    <message>
        <source>The browser could not be opened. The address is %1</source>
        <translation>No se ha podido abrir el navegador. La dirección es %1</translation>
    </message>
    <message>
        <source>%1 has no web address here: open it as you usually do.</source>
        <translation>%1 no tiene aquí una dirección web: ábrelo como sueles.</translation>
    </message>
    <message>
        <source>All of it is published…</source>
        <translation>Está todo el hilo…</translation>
    </message>
    <message>
        <source>It is published: go on</source>
        <extracomment>Of a thread whose part in doubt was found: the rest goes out</extracomment>
        <translation>Está publicada: seguir</translation>
    </message>
    <message>
        <source>Every part is there, with the text from before your last change.</source>
        <translation>Están todas las partes, con el texto de antes de tu último cambio.</translation>
    </message>
    <message>
        <source>Every part is there.</source>
        <translation>Están todas las partes.</translation>
    </message>
    <message>
        <source>Part %1 of %2 is in doubt.</source>
        <extracomment>Of a thread; %1 the number of a part, %2 how many there are</extracomment>
        <translation>En duda: la parte %1 de %2.</translation>
    </message>
    <message>
        <source>Parts that are there: %1.</source>
        <extracomment>Of a thread; %1 the numbers of one or more parts: «1, 2»</extracomment>
        <translation>Partes que están: %1.</translation>
    </message>
    <message>
        <source>Parts not sent yet: %1.</source>
        <extracomment>Of a thread; %1 the numbers of one or more parts: «3, 4»</extracomment>
        <translation>Partes aún sin enviar: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>Una imagen</numerusform>
            <numerusform>%n imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Without images</source>
        <translation>Sin imágenes</translation>
    </message>
</context>
<context>
    <name>UnkeptDialog</name>
    <message>
        <source>The text is not kept. If you leave now, it is lost.</source>
        <translation>El texto no se está guardando. Si sales ahora, se pierde.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Copy the text and leave</source>
        <translation>Copiar el texto y salir</translation>
    </message>
</context>
<context>
    <name>UseRow</name>
    <message>
        <source>Without a title</source>
        <extracomment>More rows than anybody reads; the rest is told as a number.</extracomment>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>A publication: %1 its state, %2 its channel, %3 its day and hour</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open %1</source>
        <extracomment>Accessible name of a button; %1 the title of a post</extracomment>
        <translation>Abrir %1</translation>
    </message>
    <message>
        <source>See it there</source>
        <translation>Verla allí</translation>
    </message>
    <message>
        <source>See “%1” where it is out</source>
        <extracomment>Accessible name of a button; %1 the title of a post</extracomment>
        <translation>Ver «%1» donde está publicada</translation>
    </message>
</context>
<context>
    <name>Uses</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifiedRow</name>
    <message>
        <source>It still holds</source>
        <translation>Sigue valiendo</translation>
    </message>
    <message>
        <source>The house rules still hold: verified today</source>
        <translation>Las normas siguen valiendo: verificarlas hoy</translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation>Empezar de nuevo…</translation>
    </message>
    <message>
        <source>Begin the house rules anew</source>
        <translation>Empezar de nuevo las normas de la casa</translation>
    </message>
    <message>
        <source>These rules cannot be read here: only emergencies and essential services go out.</source>
        <translation>Estas normas no se pueden leer aquí: solo salen emergencias y servicios esenciales.</translation>
    </message>
    <message>
        <source>Nobody has verified these rules yet.</source>
        <translation>Nadie ha verificado aún estas normas.</translation>
    </message>
    <message>
        <source>Verified on %1: look whether it still holds.</source>
        <translation>Verificado el %1. Mira si sigue valiendo.</translation>
    </message>
    <message>
        <source>Verified on %1</source>
        <translation>Verificado el %1</translation>
    </message>
    <message>
        <source>Holidays and elections of %1 are from %2: look whether they still hold.</source>
        <extracomment>%1 is a country, %2 a day</extracomment>
        <translation>Los festivos y elecciones de %1 son del %2: mira si siguen valiendo.</translation>
    </message>
    <message>
        <source>Holidays and elections of %1: as they were on %2.</source>
        <extracomment>%1 is a country, %2 a day</extracomment>
        <translation>Festivos y elecciones de %1: como estaban el %2.</translation>
    </message>
    <message>
        <source>The house rules still hold: verified today.</source>
        <translation>Las normas siguen valiendo: verificadas hoy.</translation>
    </message>
    <message>
        <source>The house rules begin anew: say them again, or import them from a file.</source>
        <translation>Las normas de la casa empiezan de nuevo: escríbelas otra vez o impórtalas de un archivo.</translation>
    </message>
</context>
<context>
    <name>VideoFindings</name>
    <message>
        <source>Leave the images out</source>
        <translation>Quitar las imágenes</translation>
    </message>
    <message>
        <source>Add subtitles</source>
        <translation>Añadir subtítulos</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Revisarlos</translation>
    </message>
    <message>
        <source>Shorten</source>
        <translation>Acortar</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Describir</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Rellenar</translation>
    </message>
    <message>
        <source>Leave the video out</source>
        <translation>Quitar el vídeo</translation>
    </message>
</context>
<context>
    <name>VideoPanel</name>
    <message>
        <source>Description of the video</source>
        <translation>Descripción del vídeo</translation>
    </message>
    <message>
        <source>Somebody speaks in it</source>
        <translation>Hablan en él</translation>
    </message>
    <message>
        <source>Subtitles reviewed</source>
        <translation>Subtítulos revisados</translation>
    </message>
    <message>
        <source>Without subtitles</source>
        <translation>Sin subtítulos</translation>
    </message>
    <message>
        <source>Remove the subtitles</source>
        <translation>Quitar los subtítulos</translation>
    </message>
    <message>
        <source>Licence and consents…</source>
        <translation>Licencia y permisos…</translation>
    </message>
    <message>
        <source>Remove video</source>
        <translation>Quitar vídeo</translation>
    </message>
    <message>
        <source>%1, %2 × %3 pixels</source>
        <extracomment>Of a video: its size («12 MB») and its width and height in pixels</extracomment>
        <translation>%1, %2 × %3 píxeles</translation>
    </message>
    <message>
        <source>Add subtitles…</source>
        <translation>Añadir subtítulos…</translation>
    </message>
    <message>
        <source>Other subtitles…</source>
        <translation>Otros subtítulos…</translation>
    </message>
</context>
<context>
    <name>VideoTile</name>
    <message>
        <source>Video of %1: %2</source>
        <extracomment>What is taken for a video by its name; the latter are refused as such, with what to do. Accessible name of a video: how long it lasts (minutes and seconds) and its description</extracomment>
        <translation>Vídeo de %1: %2</translation>
    </message>
    <message>
        <source>Not described</source>
        <translation>Sin describir</translation>
    </message>
</context>
<context>
    <name>Videos</name>
    <message>
        <source>Cancel</source>
        <extracomment>The videos of a version of the open post, shown or not.</extracomment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Copying the subtitles…</source>
        <translation>Copiando los subtítulos…</translation>
    </message>
    <message>
        <source>Copying “%1”… %2 %</source>
        <extracomment>While a video is copied into the calendar; %1 is its name, %2 how far it is in hundredths</extracomment>
        <translation>Copiando «%1»… %2 %</translation>
    </message>
    <message>
        <source>Subtitles (*.srt *.vtt)</source>
        <extracomment>Kinds of files in the system&apos;s dialog</extracomment>
        <translation>Subtítulos (*.srt *.vtt)</translation>
    </message>
    <message>
        <source>Add subtitles</source>
        <translation>Añadir subtítulos</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Video removed.</source>
        <translation>Vídeo quitado.</translation>
    </message>
</context>
<context>
    <name>WaiverDialog</name>
    <message>
        <source>Publish although the review prevents it?</source>
        <translation>¿Publicar aunque el repaso lo impide?</translation>
    </message>
    <message>
        <source>Ten characters or more. It is kept in the history of the post.</source>
        <translation>Diez caracteres o más. Queda guardado en el historial de la publicación.</translation>
    </message>
    <message>
        <source>Why it may go out like this</source>
        <translation>Por qué puede salir así</translation>
    </message>
    <message>
        <source>It holds for this text: if it changes, publishing is prevented again.</source>
        <translation>Vale para este texto: si cambia, se vuelve a impedir que se publique.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Accept it for this reason</source>
        <translation>Aceptarlo por este motivo</translation>
    </message>
</context>
<context>
    <name>WarnedDialog</name>
    <message numerus="yes">
        <source>There are %n notice(s) to look at.</source>
        <translation>
            <numerusform>Hay %n aviso que mirar.</numerusform>
            <numerusform>Hay %n avisos que mirar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing prevents publishing.</source>
        <translation>Nada impide publicar.</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Mirarlos</translation>
    </message>
    <message>
        <source>Publish like this</source>
        <translation>Publicar así</translation>
    </message>
    <message>
        <source>Plan like this</source>
        <translation>Programar así</translation>
    </message>
</context>
<context>
    <name>WeekGrid</name>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>How far Alt and an arrow move a card. In a day of the week: cards there is no room for; opens a list</extracomment>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more post(s) at about %1</source>
        <translation>
            <numerusform>%n publicación más hacia las %1</numerusform>
            <numerusform>%n publicaciones más hacia las %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the hours of silence</source>
        <translation>Ocultar las horas de silencio</translation>
    </message>
    <message>
        <source>Hide these hours</source>
        <translation>Ocultar estas horas</translation>
    </message>
    <message>
        <source>From %1 to %2, hours of silence</source>
        <extracomment>%1 and %2 are hours: «From 0:00 to 8:00, hours of silence»</extracomment>
        <translation>De %1 a %2, horas de silencio</translation>
    </message>
    <message>
        <source>From %1 to %2: nothing</source>
        <extracomment>%1 and %2 are hours: «From 0:00 to 8:00: nothing»</extracomment>
        <translation>De %1 a %2: nada</translation>
    </message>
</context>
<context>
    <name>WhoDialog</name>
    <message>
        <source>Who uses this computer?</source>
        <translation>¿Quién usa este ordenador?</translation>
    </message>
    <message>
        <source>Several people work with the calendar of %1.</source>
        <translation>Varias personas trabajan con el calendario de %1.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>That is me</source>
        <translation>Soy yo</translation>
    </message>
</context>
<context>
    <name>WhoForm</name>
    <message>
        <source>Who are you?</source>
        <translation>¿Quién eres?</translation>
    </message>
    <message>
        <source>It is noted beside what you do.</source>
        <translation>Queda anotado junto a lo que haces.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation>Otra persona…</translation>
    </message>
    <message>
        <source>Write your name as your colleagues know you.</source>
        <translation>Escribe tu nombre como te conocen tus compañeros.</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Take back the consent of %1?</source>
        <extracomment>%1 a person</extracomment>
        <translation>¿Retirar el permiso de %1?</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarlo como está</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirar el permiso</translation>
    </message>
    <message>
        <source>What is planned with this image is put on hold at once. What is out stays out until you take it down on its network. It cannot be planned any more.</source>
        <translation>Lo programado con esta imagen queda en pausa en el acto. Lo publicado sigue publicado hasta que lo quites en su red. Ya no se podrá programar nada con ella.</translation>
    </message>
    <message>
        <source>No post shows this image now. It cannot be planned any more.</source>
        <translation>Ahora ninguna publicación lleva esta imagen. Ya no se podrá programar nada con ella.</translation>
    </message>
    <message>
        <source>It will be on hold</source>
        <translation>Quedará en pausa</translation>
    </message>
    <message>
        <source>The consent was taken back</source>
        <translation>El permiso está retirado</translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) must be taken down by hand, there where they are out.</source>
        <translation>
            <numerusform>Hay que quitar a mano %n publicación, allí donde está publicada.</numerusform>
            <numerusform>Hay que quitar a mano %n publicaciones, allí donde están publicadas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing with this image is out.</source>
        <translation>No hay nada publicado con esta imagen.</translation>
    </message>
    <message>
        <source>It is on hold now</source>
        <translation>Está en pausa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>It is out</source>
        <translation>Está publicada</translation>
    </message>
    <message>
        <source>It stays a draft, or waits for you</source>
        <translation>Se queda en borrador, o espera a que decidas</translation>
    </message>
</context>
<context>
    <name>WordMenu</name>
    <message>
        <source>No suggestions</source>
        <extracomment>Corrections of a misspelt word, given its language (BCP 47), best first. What else can be done about a word, given the menu that will show it; `corrections` are those the menu offers.</extracomment>
        <translation>Sin sugerencias</translation>
    </message>
</context>
<context>
    <name>WordsAsked</name>
    <message>
        <source>Fill this in.</source>
        <translation>Rellena esto.</translation>
    </message>
</context>
<context>
    <name>WorkingDaysDialog</name>
    <message>
        <source>Count working days</source>
        <translation>Contar días hábiles</translation>
    </message>
    <message>
        <source>Of the notice or the publication. It does not count: the first day is the next one.</source>
        <translation>El de la notificación o publicación. No cuenta: se empieza por el siguiente.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Copy the reckoning</source>
        <translation>Copiar la cuenta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>días hábiles</translation>
    </message>
    <message>
        <source>calendar days</source>
        <translation>días naturales</translation>
    </message>
    <message>
        <source>months</source>
        <translation>meses</translation>
    </message>
    <message>
        <source>years</source>
        <translation>años</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántos</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Qué se cuenta</translation>
    </message>
    <message>
        <source>That cannot be counted</source>
        <translation>Eso no se puede contar</translation>
    </message>
    <message>
        <source>It ends on %1</source>
        <translation>Termina el %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Of your country no holidays are known: only your own are left out.</source>
        <translation>De tu país no se conocen festivos: solo se descuentan los propios.</translation>
    </message>
    <message>
        <source>Holidays of %1, and your own, as they are in Settings.</source>
        <translation>Festivos de %1, y los propios, como están en Ajustes.</translation>
    </message>
    <message>
        <source>Holidays of %1. You have entered none of your own: enter the local ones in Settings.</source>
        <translation>Festivos de %1. No has puesto ninguno propio: apunta los locales en Ajustes.</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Day by day</source>
        <translation>Día a día</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>Reusable texts</source>
        <translation>Reutilizables</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Preparación</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>There is nothing to undo here.</source>
        <translation>Aquí no hay nada que deshacer.</translation>
    </message>
    <message>
        <source>Discarded.</source>
        <translation>Descartada.</translation>
    </message>
    <message>
        <source>It is back among the drafts.</source>
        <translation>Vuelve a estar entre los borradores.</translation>
    </message>
    <message>
        <source>The keys are open until Calendario is closed.</source>
        <translation>Calendario puede entrar en tus canales hasta que se cierre.</translation>
    </message>
</context>
<context>
    <name>WritingArea</name>
    <message>
        <source>See how it went out</source>
        <extracomment>As each calls itself.</extracomment>
        <translation>Ver cómo salió</translation>
    </message>
    <message>
        <source>Language of this text</source>
        <translation>Idioma de este texto</translation>
    </message>
    <message>
        <source>Language of this text: for its spelling, and for who hears it read</source>
        <translation>Idioma de este texto: para su ortografía y para quien lo escucha leído</translation>
    </message>
    <message>
        <source>Everybody</source>
        <extracomment>Mastodon: who sees a post</extracomment>
        <translation>Todo el mundo</translation>
    </message>
    <message>
        <source>Everybody, without lists</source>
        <translation>Todo el mundo, sin listados</translation>
    </message>
    <message>
        <source>Followers only</source>
        <translation>Solo quien sigue la cuenta</translation>
    </message>
    <message>
        <source>Only those mentioned</source>
        <translation>Solo a quien se menciona</translation>
    </message>
    <message>
        <source>Content warning</source>
        <translation>Aviso de contenido</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Quién lo ve</translation>
    </message>
</context>
<context>
    <name>ZoneChoice</name>
    <message>
        <source>Another zone…</source>
        <translation>Otra zona…</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message>
        <source>Spain (mainland and Balearic Islands)</source>
        <translation>España (península y Baleares)</translation>
    </message>
    <message>
        <source>Spain (Canary Islands)</source>
        <translation>España (Canarias)</translation>
    </message>
    <message>
        <source>Argentina</source>
        <translation>Argentina</translation>
    </message>
    <message>
        <source>Bolivia</source>
        <translation>Bolivia</translation>
    </message>
    <message>
        <source>Chile (mainland)</source>
        <translation>Chile (continental)</translation>
    </message>
    <message>
        <source>Chile (Magallanes)</source>
        <translation>Chile (Magallanes)</translation>
    </message>
    <message>
        <source>Chile (Easter Island)</source>
        <translation>Chile (Isla de Pascua)</translation>
    </message>
    <message>
        <source>Colombia</source>
        <translation>Colombia</translation>
    </message>
    <message>
        <source>Costa Rica</source>
        <translation>Costa Rica</translation>
    </message>
    <message>
        <source>Cuba</source>
        <translation>Cuba</translation>
    </message>
    <message>
        <source>Dominican Republic</source>
        <translation>República Dominicana</translation>
    </message>
    <message>
        <source>Ecuador (mainland)</source>
        <translation>Ecuador (continental)</translation>
    </message>
    <message>
        <source>Ecuador (Galápagos)</source>
        <translation>Ecuador (Galápagos)</translation>
    </message>
    <message>
        <source>El Salvador</source>
        <translation>El Salvador</translation>
    </message>
    <message>
        <source>Guatemala</source>
        <translation>Guatemala</translation>
    </message>
    <message>
        <source>Equatorial Guinea</source>
        <translation>Guinea Ecuatorial</translation>
    </message>
    <message>
        <source>Honduras</source>
        <translation>Honduras</translation>
    </message>
    <message>
        <source>Mexico (centre)</source>
        <translation>México (centro)</translation>
    </message>
    <message>
        <source>Mexico (Quintana Roo)</source>
        <translation>México (Quintana Roo)</translation>
    </message>
    <message>
        <source>Mexico (Sonora)</source>
        <translation>México (Sonora)</translation>
    </message>
    <message>
        <source>Mexico (Baja California)</source>
        <translation>México (Baja California)</translation>
    </message>
    <message>
        <source>Nicaragua</source>
        <translation>Nicaragua</translation>
    </message>
    <message>
        <source>Panama</source>
        <translation>Panamá</translation>
    </message>
    <message>
        <source>Paraguay</source>
        <translation>Paraguay</translation>
    </message>
    <message>
        <source>Peru</source>
        <translation>Perú</translation>
    </message>
    <message>
        <source>Puerto Rico</source>
        <translation>Puerto Rico</translation>
    </message>
    <message>
        <source>Uruguay</source>
        <translation>Uruguay</translation>
    </message>
    <message>
        <source>Venezuela</source>
        <translation>Venezuela</translation>
    </message>
    <message>
        <source>Africa</source>
        <translation>África</translation>
    </message>
    <message>
        <source>America</source>
        <translation>América</translation>
    </message>
    <message>
        <source>Antarctica</source>
        <translation>Antártida</translation>
    </message>
    <message>
        <source>Arctic</source>
        <translation>Ártico</translation>
    </message>
    <message>
        <source>Asia</source>
        <translation>Asia</translation>
    </message>
    <message>
        <source>Atlantic</source>
        <translation>Atlántico</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>Australia</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>Europa</translation>
    </message>
    <message>
        <source>Indian Ocean</source>
        <translation>Océano Índico</translation>
    </message>
    <message>
        <source>Pacific</source>
        <translation>Pacífico</translation>
    </message>
    <message>
        <source>Mainland time (Madrid)</source>
        <translation>Hora peninsular (Madrid)</translation>
    </message>
    <message>
        <source>Canary Islands time</source>
        <translation>Hora de Canarias</translation>
    </message>
    <message>
        <source>Time of %1</source>
        <extracomment>%1 is a city: «Bogotá»</extracomment>
        <translation>Hora de %1</translation>
    </message>
</context>
<context>
    <name>_Canvas</name>
    <message>
        <source>Week</source>
        <extracomment>Accessible name of the week&apos;s grid</extracomment>
        <translation>Semana</translation>
    </message>
</context>
<context>
    <name>_Cell</name>
    <message>
        <source>Today</source>
        <extracomment>In the month, beside the number of the day that it is</extracomment>
        <translation>Hoy</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>In a day of the month: posts there is no room for; opens a list</extracomment>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Head</name>
    <message>
        <source>Today</source>
        <extracomment>Under the name of today in the week</extracomment>
        <translation>Hoy</translation>
    </message>
</context>
<context>
    <name>_HeldRow</name>
    <message>
        <source>Keep</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Change the time</source>
        <translation>Cambiar la hora</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>New day</source>
        <translation>Nuevo día</translation>
    </message>
    <message>
        <source>New hour</source>
        <translation>Nueva hora</translation>
    </message>
    <message>
        <source>Its hour has passed: change the time or discard it.</source>
        <translation>Su hora ya pasó: cambia la hora o descártala.</translation>
    </message>
    <message>
        <source>It will not go out, and it stays as a draft.</source>
        <translation>No saldrá y queda como borrador.</translation>
    </message>
</context>
<context>
    <name>_HourDialog</name>
    <message>
        <source>When should “%1” go out?</source>
        <extracomment>%1 is a post&apos;s title</extracomment>
        <translation>¿Cuándo debe salir «%1»?</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Day and hour</source>
        <translation>Día y hora</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Dejarla como está</translation>
    </message>
</context>
<context>
    <name>_Tile</name>
    <message>
        <source>Not described</source>
        <translation>Sin describir</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n publicación</numerusform>
            <numerusform>%n publicaciones</numerusform>
        </translation>
    </message>
</context>
</TS>
